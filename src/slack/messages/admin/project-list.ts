import { ADMIN_ACTIONS, encodeSlug } from '../../admin-ids';
import { button, section } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import type { ProjectDetail } from '../../../projects/types';
import type { RenderedMessage } from '../rendered-message';
import { channelLink, count } from '../words';
import { enumerate, projectName } from './names';
import { pagingBlocks, type Page } from './paging';

const HINT = 'There is no project yet. `/assign-admin project create` makes one.';
const MOST_CHANNELS = 3;

function row(project: ProjectDetail) {
  const channels = project.channels.map(({ channelId }) => channelLink(channelId));
  const details = [
    count(project.openIssues, 'open issue'),
    channels.length > 0 ? enumerate(channels, channels.length, MOST_CHANNELS) : 'no channel',
    ...(project.status === 'active' ? [] : ['being deleted']),
  ];
  return section(`${projectName(project)}\n${details.join('  ·  ')}`, {
    accessory: button(ADMIN_ACTIONS.showProject, 'Show', encodeSlug(project.slug)),
  });
}

/** `/assign-admin project list`. */
export function projectList(projects: readonly ProjectDetail[], page: Page): RenderedMessage {
  if (page.total === 0) return { text: HINT, blocks: [section(HINT)] };
  const title = count(page.total, 'project');
  const rows = projects.slice(0, SHOWN.listRows).map(row);
  return { text: title, blocks: [section(`*${title}*`), ...rows, ...pagingBlocks('projects', page)] };
}
