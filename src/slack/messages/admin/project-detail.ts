import { ADMIN_ACTIONS, encodeSlug } from '../../admin-ids';
import { actions, button, section, sectionsOf } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { bold, code, fence } from '../../blocks/mrkdwn';
import { dateAndTime } from '../../blocks/when';
import type { ProjectDetail } from '../../../projects/types';
import type { RenderedMessage } from '../rendered-message';
import { withRest } from '../rest';
import { snippet } from '../welcome';
import { channelLink, count } from '../words';
import { leaseWords } from './lease-setting';
import { enumerate, projectName } from './names';

type Channel = ProjectDetail['channels'][number];

const MOST_CHANNELS = 20;

/** What a channel hears: "errors and worse, regressions in the channel". */
export function channelWords({ minLevel, regressions }: Pick<Channel, 'minLevel' | 'regressions'>): string {
  const levels = minLevel === 'debug' ? 'every level' : minLevel === 'fatal' ? 'only fatal' : `${minLevel} and worse`;
  return `${levels}, regressions ${regressions === 'channel' ? 'also in the channel' : 'in the thread'}`;
}

function channelLine(channel: Channel): string {
  const stopped =
    channel.disabledReason === null ? '' : ` · :warning: Slack refused: ${code(channel.disabledReason, SHOWN.tag)}`;
  return `• ${channelLink(channel.channelId)} ${channelWords(channel)}${stopped}`;
}

/** `/assign-admin project show`: only for the person who asks, because it has the DSN. */
export function projectDetail(project: ProjectDetail): RenderedMessage {
  const teams = project.teams.map(({ slug }) => bold(`#${slug}`, SHOWN.name));
  const channels = project.channels.slice(0, MOST_CHANNELS).map(channelLine);
  const facts = [count(project.openIssues, 'open issue'), `made ${dateAndTime(project.createdAt)}`];
  const title = projectName(project);
  return {
    text: title,
    blocks: [
      section(`${title}\n${facts.join('  ·  ')}`),
      section(`*DSN*\n${fence(project.dsn, SHOWN.url) || 'none: there is no active key'}`),
      section(`*Teams*\n${teams.length > 0 ? enumerate(teams) : 'none, so everybody can hold its issues'}`),
      ...sectionsOf([
        '*Channels*',
        ...(channels.length > 0 ? withRest(channels, project.channels.length) : ['none, so nobody sees its cards']),
      ]),
      section(`*Lease*\n${leaseWords(project.lease)}`),
      actions([
        button(ADMIN_ACTIONS.showKeys, 'Keys', encodeSlug(project.slug)),
        button(ADMIN_ACTIONS.deleteProject, 'Delete…', encodeSlug(project.slug), 'danger'),
      ]),
    ],
  };
}

/** What to do next with a new project. */
export function projectCreated(project: ProjectDetail): RenderedMessage {
  const said = `:tada: The project ${projectName(project)} is there. Point any Sentry SDK at its DSN.`;
  const channels = project.channels.map(({ channelId }) => channelLink(channelId));
  const next =
    channels.length > 0
      ? `Its cards will appear in ${enumerate(channels)}. If I am not a member there yet, type \`/invite @Dibs\` in it.`
      : `It has no channel yet: ${code(`/assign-admin project channel ${project.slug} #channel`, SHOWN.title)} gives it one.`;
  const { blocks } = projectDetail(project);
  return {
    text: said,
    blocks: [
      section(said),
      section(next),
      ...blocks,
      section(
        `To throw a first error, install \`@sentry/node\` and run these three lines:\n${fence(snippet(project.dsn, project.slug), SHOWN.url)}`,
      ),
    ],
  };
}
