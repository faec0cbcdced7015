import { ADMIN_ACTIONS, encodeKey, encodeSlug } from '../../admin-ids';
import { actions, button, confirmed, context, section } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { code } from '../../blocks/mrkdwn';
import { dateAndTime } from '../../blocks/when';
import type { ProjectDetail, ProjectKeyView } from '../../../projects/types';
import type { RenderedMessage } from '../rendered-message';
import { restWords } from '../rest';
import { count } from '../words';
import { projectName } from './names';

/** With a section each, well inside what one message can carry. */
const MOST_KEYS = 15;

function keyRow(slug: string, key: ProjectKeyView, canRevoke: boolean) {
  const made = `${code(`#${key.id}`, SHOWN.name)} made ${dateAndTime(key.createdAt)}`;
  if (!key.isActive) return section(`${made}  ·  revoked`);
  const revoke = confirmed(button(ADMIN_ACTIONS.revokeKey, 'Revoke', encodeKey(slug, key.id), 'danger'), {
    title: 'Revoke this key?',
    text: `Whatever still sends errors to ${slug} with key #${key.id} will be refused from now on.`,
    yes: 'Revoke',
  });
  return section(`${made}\n${code(key.dsn, SHOWN.url)}`, canRevoke ? { accessory: revoke } : {});
}

/** `/assign-admin project keys`: active ones first. */
export function projectKeys(project: ProjectDetail): RenderedMessage {
  const active = project.keys.filter(({ isActive }) => isActive);
  const keys = [...active, ...project.keys.filter(({ isActive }) => !isActive)];
  const title = `${projectName(project)} has ${count(active.length, 'active key')}.`;
  const rest = keys.length - MOST_KEYS;
  return {
    text: title,
    blocks: [
      section(title),
      ...keys.slice(0, MOST_KEYS).map((key) => keyRow(project.slug, key, active.length > 1)),
      ...(rest > 0 ? [context(restWords(rest))] : []),
      actions([button(ADMIN_ACTIONS.rotateKey, 'New key', encodeSlug(project.slug))]),
      context('A new key takes nothing from the others: they work until they are revoked.'),
    ],
  };
}
