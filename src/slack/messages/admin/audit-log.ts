import type { AuditAction, AuditView } from '../../../audit/types';
import { firstFitting, section, sectionsOf } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { bold, literal } from '../../blocks/mrkdwn';
import { dateAndTime } from '../../blocks/when';
import type { RenderedMessage } from '../rendered-message';
import { channelLink, count } from '../words';
import { pagingBlocks, type Page } from './paging';

const DID: Record<AuditAction, string> = {
  'project.create': 'made the project',
  'project.rename': 'renamed the project',
  'project.key.rotate': 'made a new key for the project',
  'project.key.revoke': 'revoked a key of the project',
  'project.teams': 'changed the teams of the project',
  'project.channel.set': 'set a channel of the project',
  'project.channel.remove': 'removed a channel of the project',
  'team.create': 'made the team',
  'team.members': 'changed the members of the team',
  'team.link': 'linked a user group to the team',
  'team.unlink': 'unlinked the user group of the team',
  'team.channel': 'changed the channel of the team',
  'team.delete': 'deleted the team',
  'admin.add': 'made an admin of',
  'admin.remove': 'took admin from',
};
const NOTHING = 'Nobody has administered anything yet.';

const MOST_VALUES = 5;
const DETAILS = 400;

/** "minLevel: error, regressions: channel"; lists and inner objects as their values. */
function details(data: Record<string, unknown>): string {
  const words = Object.entries(data).flatMap(([name, value]) => {
    const values: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [value];
    const simple = values.filter((one) => ['string', 'number', 'boolean'].includes(typeof one)).map(String);
    const show = name.startsWith('channel') ? channelLink : (one: string) => literal(one, SHOWN.name);
    const parts = simple
      .filter((one) => one !== '')
      .slice(0, MOST_VALUES)
      .map(show);
    return parts.length === 0 ? [] : [`${literal(name, SHOWN.name)}: ${parts.join(' ')}`];
  });
  const shown = firstFitting(words, (word) => word.length, DETAILS);
  return shown.length === 0 ? '' : `  ·  ${shown.join(', ')}`;
}

function line({ action, by, target, data, at }: AuditView): string {
  const who = by === null ? 'Dibs' : bold(by, SHOWN.name) || 'Somebody';
  return `• ${dateAndTime(at)} ${who} ${DID[action]} ${bold(target.name, SHOWN.name) || literal(target.type, SHOWN.name)}${details(data)}`;
}

/** `/assign-admin audit`, newest first. */
export function auditLog(entries: readonly AuditView[], page: Page): RenderedMessage {
  if (page.total === 0) return { text: NOTHING, blocks: [section(NOTHING)] };
  const title = count(page.total, 'administrative change');
  const lines = entries.slice(0, SHOWN.listRows).map(line);
  return { text: title, blocks: [...sectionsOf([`*${title}*`, ...lines]), ...pagingBlocks('audit', page)] };
}
