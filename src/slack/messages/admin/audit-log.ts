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
  'project.delete': 'deleted the project',
  'project.restore': 'restored the project',
  'project.purge': 'finished deleting the project',
  'project.rules': 'changed the rules of the project',
  'project.codeowners': 'changed the CODEOWNERS of the project',
  'project.rules.back': 'went back to the rules before in the project',
  'project.auto_assign': 'changed automatic assignment in the project',
  'project.commit_mode': 'changed what suspect commits do in the project',
  'project.proposal.never': 'refused a proposed rule for good in the project',
  'project.lease': 'changed the lease of the project',
  'channel.retry': 'let Dibs try again to post to the',
  'codeowners.map': 'mapped a handle of CODEOWNERS to',
  'codeowners.unmap': 'took a handle of CODEOWNERS from',
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

/** "minLevel: error, now, issues: 1,204"; what is not so is left out, lists and inner objects are shown as their values. */
function details(data: Record<string, unknown>): string {
  const words = Object.entries(data).flatMap(([name, value]) => {
    const values: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [value];
    if (value === true) return [literal(name, SHOWN.name)];
    const simple = values.flatMap((one) => {
      if (typeof one === 'number') return [one.toLocaleString('en-US')];
      return typeof one === 'string' ? [one] : [];
    });
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
