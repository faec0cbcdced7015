import { ADMIN_ACTIONS, encodeSlug } from '../../admin-ids';
import { button, section } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import type { TeamDetail } from '../../../people/types';
import type { RenderedMessage } from '../rendered-message';
import { channelLink, count } from '../words';
import { teamName } from './names';
import { pagingBlocks, type Page } from './paging';

const HINT = 'There is no team yet. `/assign-admin team create` makes one.';

function row(team: TeamDetail) {
  const details = [
    count(team.memberCount, 'member'),
    ...(team.slackUsergroupId === null ? [] : ['follows a user group']),
    ...(team.slackChannelId === null ? [] : [channelLink(team.slackChannelId)]),
    ...(team.projects.length === 0 ? [] : [count(team.projects.length, 'project')]),
  ];
  return section(`${teamName(team)}\n${details.join('  ·  ')}`, {
    accessory: button(ADMIN_ACTIONS.showTeam, 'Show', encodeSlug(team.slug)),
  });
}

/** `/assign-admin team list`. */
export function teamList(teams: readonly TeamDetail[], page: Page): RenderedMessage {
  if (page.total === 0) return { text: HINT, blocks: [section(HINT)] };
  const title = count(page.total, 'team');
  const rows = teams.slice(0, SHOWN.listRows).map(row);
  return { text: title, blocks: [section(`*${title}*`), ...rows, ...pagingBlocks('teams', page)] };
}
