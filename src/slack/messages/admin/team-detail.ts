import { ADMIN_ACTIONS, encodeSlug } from '../../admin-ids';
import { actions, button, confirmed, sectionsOf } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { bold, code } from '../../blocks/mrkdwn';
import type { TeamDetail } from '../../../people/types';
import type { RenderedMessage } from '../rendered-message';
import { channelLink, count } from '../words';
import { enumerate, teamName } from './names';

/** `/assign-admin team show`. */
export function teamDetail(team: TeamDetail): RenderedMessage {
  const members = team.members.map(({ name }) => bold(name, SHOWN.name));
  const projects = team.projects.map((slug) => code(slug, SHOWN.name));
  const lines = [
    `${count(team.memberCount, 'member')}${members.length > 0 ? `: ${enumerate(members, team.memberCount)}` : ''}`,
    team.slackUsergroupId === null
      ? 'Its members are set here.'
      : 'It follows a user group: its members are those of the group.',
    team.slackChannelId === null
      ? 'It has no channel, so it hears nothing when it is assigned.'
      : `It hears in ${channelLink(team.slackChannelId)} when it is assigned.`,
    projects.length > 0 ? `Projects: ${enumerate(projects)}` : 'It belongs to no project.',
  ];
  const remove = confirmed(button(ADMIN_ACTIONS.deleteTeam, 'Delete', encodeSlug(team.slug), 'danger'), {
    title: `Delete #${team.slug}?`,
    text: 'Its issues become unassigned, and its projects lose it. That cannot be undone.',
    yes: 'Delete',
  });
  const title = teamName(team);
  return { text: title, blocks: [...sectionsOf([title, ...lines]), actions([remove])] };
}
