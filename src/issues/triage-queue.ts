import { subDays } from 'date-fns';
import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import type { ProjectId } from '../platform/ids';
import { pageOf, type Paging } from '../platform/paging';
import { LEVELS, reachesLevel } from '../projects/channel-levels';
import { findIssueViews } from './get-issue-view';
import { countQueue, findQueueIds, type QueueRows, type QueueTab } from './queue.store';
import type { IssueView, Level } from './types';

/** Which of the open issues somebody looks at; null is "any". */
export interface QueueFilter {
  projectId: ProjectId | null;
  /** The lowest level. */
  level: Level | null;
  olderThanDays: number | null;
}

export interface QueuePage {
  counts: Record<QueueTab, number>;
  /** The page that is shown: the last one when the queue has become shorter than what was asked for. */
  page: number;
  issues: IssueView[];
}

/** One page of the triage queue (PRODUCT 4.9), the oldest issues first, and how many there are in each tab. */
export async function listQueue(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { tab, filter, ...paging }: { tab: QueueTab; filter: QueueFilter } & Paging,
): Promise<QueuePage> {
  const rows = queueRows(deps, viewer, filter);
  const counts = await countQueue(deps.db.read, rows);
  const page = Math.max(1, Math.min(paging.page, Math.ceil(counts[tab] / paging.pageSize)));
  const ids = await findQueueIds(deps.db.read, tab, rows, pageOf({ ...paging, page }));
  return { counts, page, issues: await findIssueViews(deps, viewer.organizationId, ids) };
}

export function queueRows({ clock }: Pick<Deps, 'clock'>, viewer: Viewer, filter: QueueFilter): QueueRows {
  const { projectId, level, olderThanDays } = filter;
  return {
    organizationId: viewer.organizationId,
    userId: viewer.userId,
    projectId,
    levels: level === null ? null : LEVELS.filter((one) => reachesLevel(one, level)),
    seenUntil: olderThanDays === null ? null : subDays(clock.now(), olderThanDays),
  };
}
