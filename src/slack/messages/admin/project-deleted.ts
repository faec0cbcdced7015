import { ADMIN_ACTIONS, encodeSlug } from '../../admin-ids';
import { actions, button } from '../../blocks/elements';
import { dateAndTime } from '../../blocks/when';
import type { ProjectDeletion } from '../../../deletion/types';
import type { RenderedMessage } from '../rendered-message';
import { done } from './done';
import { projectName, restoreCommand } from './names';

/** What became of a project that was deleted, and the way back. */
export function projectDeleted(deletion: ProjectDeletion, now: boolean): RenderedMessage {
  const name = projectName(deletion);
  if (now) return done(`${name} is being deleted for good. A direct message will show you how far it is.`);
  return done(
    `${name} is deleted. Its keys are refused, its slug is free, and its cards will soon say so. ` +
      `Until ${dateAndTime(deletion.dueAt)}, ${restoreCommand(deletion.slug)} brings everything back. Then all of it goes for good.`,
    actions([
      button(ADMIN_ACTIONS.restoreProject, 'Restore', encodeSlug(deletion.projectId)),
      button(ADMIN_ACTIONS.purgeProject, 'Delete for good…', encodeSlug(deletion.projectId), 'danger'),
    ]),
  );
}
