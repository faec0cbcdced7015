import type { ModalView } from '@slack/types';
import type { Deletable } from '../../../deletion/get-deletable';
import { RESTORABLE_HOURS } from '../../../deletion/delete-project';
import { MOST_COUNTED } from '../../../deletion/count-rows';
import { ADMIN_FIELDS, DELETE_CALLBACKS } from '../../admin-ids';
import { context, section } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { code } from '../../blocks/mrkdwn';
import { projectName, restoreCommand } from '../../messages/admin/names';
import { count } from '../../messages/words';
import { modal } from '../modal';
import { encodeMetadata, type ModalMetadata } from '../modal-metadata';
import { projectField, textField } from './fields';

export const DELETE_TITLE = 'Delete a project';

/** Which project; what it holds is shown before anything happens. */
export function chooseToDelete(metadata: ModalMetadata): ModalView {
  const now = metadata.deletion?.now ?? false;
  const next = 'The next step shows what goes with it. Nothing is deleted before you confirm.';
  const deleted = 'For one that was deleted before, type `/assign-admin project delete SLUG --now`.';
  return modal({
    callbackId: DELETE_CALLBACKS.choose,
    title: DELETE_TITLE,
    submit: 'Next',
    metadata: encodeMetadata(metadata),
    blocks: [projectField(null), context(next), ...(now ? [context(deleted)] : [])],
  });
}

const counted = (rows: number, one: string, many?: string) =>
  rows > MOST_COUNTED ? `more than ${count(MOST_COUNTED, one, many)}` : count(rows, one, many);

function contentLines({ issues, events, cards, settings, keys }: Deletable['contents']): string {
  return [
    counted(issues, 'issue'),
    counted(events, 'event'),
    `${counted(cards, 'card')} in Slack${cards === 0 ? '' : ', which will say “project deleted” instead'}`,
    counted(settings, 'notification setting'),
    counted(keys, 'key'),
  ]
    .map((line) => `• ${line}`)
    .join('\n');
}

/** What will go (PRODUCT 9.3), and the slug to type. */
export function confirmDelete(metadata: ModalMetadata, project: Deletable, now: boolean): ModalView {
  const after = now
    ? ':warning: *Everything goes at once. Nothing of it can be restored.*'
    : `Its keys stop working at once, and commands no longer find it. For ${RESTORABLE_HOURS} hours ${restoreCommand(project.slug)} brings everything back. Then all of it goes for good.`;
  return modal({
    callbackId: DELETE_CALLBACKS.confirm,
    title: DELETE_TITLE,
    submit: now ? 'Delete for good' : 'Delete',
    metadata: encodeMetadata(metadata),
    blocks: [
      section(`This deletes ${projectName(project)} with\n${contentLines(project.contents)}`),
      section(after),
      section(`To confirm, type its slug: ${code(project.slug, SHOWN.name)}`),
      textField(ADMIN_FIELDS.slug, 'Slug', { maxLength: 50, hint: project.slug }),
    ],
  });
}
