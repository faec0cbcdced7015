import { ADMIN_ACTIONS, encodeSlug } from '../../admin-ids';
import { button, context, section } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import type { ProjectDeletion } from '../../../deletion/types';
import { dateAndTime } from '../../blocks/when';
import type { ProjectDetail } from '../../../projects/types';
import type { RenderedMessage } from '../rendered-message';
import { channelLink, count } from '../words';
import { enumerate, projectName } from './names';
import { pagingBlocks, type Page } from './paging';

const HINT = 'There is no project. `/assign-admin project create` makes one.';
const MORE_DELETED = '`/assign-admin project restore` shows more deleted projects.';
const MOST_CHANNELS = 3;

function row(project: ProjectDetail) {
  const channels = project.channels.map(({ channelId }) => channelLink(channelId));
  const details = [
    count(project.openIssues, 'open issue'),
    channels.length > 0 ? enumerate(channels, channels.length, MOST_CHANNELS) : 'no channel',
  ];
  return section(`${projectName(project)}\n${details.join('  ·  ')}`, {
    accessory: button(ADMIN_ACTIONS.showProject, 'Show', encodeSlug(project.slug)),
  });
}

/** A project that can still be restored, or is going at this moment. */
function deletedRow(deletion: ProjectDeletion) {
  if (deletion.startedAt) return section(`:wastebasket: ${projectName(deletion)}\nis being deleted for good`);
  return section(
    `:wastebasket: ${projectName(deletion)}\ndeleted  ·  can be restored until ${dateAndTime(deletion.dueAt)}`,
    { accessory: button(ADMIN_ACTIONS.restoreProject, 'Restore', encodeSlug(deletion.projectId)) },
  );
}

function deletedRows(deleted: readonly ProjectDeletion[]) {
  const rows = deleted.slice(0, SHOWN.listRows).map(deletedRow);
  return deleted.length > rows.length ? [...rows, context(MORE_DELETED)] : rows;
}

/** `/assign-admin project list`; what was deleted stands at the end of the last page. */
export function projectList(
  projects: readonly ProjectDetail[],
  page: Page,
  deleted: readonly ProjectDeletion[],
): RenderedMessage {
  const gone = page.page * page.pageSize >= page.total ? deletedRows(deleted) : [];
  if (page.total === 0) return { text: HINT, blocks: [section(HINT), ...gone] };
  const title = count(page.total, 'project');
  const rows = projects.slice(0, SHOWN.listRows).map(row);
  return { text: title, blocks: [section(`*${title}*`), ...rows, ...gone, ...pagingBlocks('projects', page)] };
}
