import type { Deps } from '../deps';
import { findIssueHeads } from '../issues/issue-heads.store';
import { findNextToTake } from '../issues/queue.store';
import { queueRows, type QueueFilter } from '../issues/triage-queue';
import { findActor } from '../people/find-actor';
import type { Viewer } from '../people/types';
import { applyAssignment } from './apply-assignment';
import { summarizeAssignment } from './summarize-assignment';
import type { AssignmentSummary } from './types';

/**
 * Gives the person the oldest issue that nobody holds, among those that fit the filter and that the person may hold
 * (PRODUCT 4.9). It is chosen in the transaction that assigns it, so that two people never get the same one. Null when
 * there is none.
 */
export async function takeNext(deps: Deps, viewer: Viewer, filter: QueueFilter): Promise<AssignmentSummary | null> {
  const { organizationId, userId } = viewer;
  const to = await findActor(deps, organizationId, { type: 'user', id: userId });
  if (to === null) return null;
  const summary = await applyAssignment(deps, viewer, {
    wanted: async (tx) => {
      const next = await findNextToTake(tx, queueRows(deps, viewer, filter));
      const issues = next === null ? [] : await findIssueHeads(tx, organizationId, [next]);
      return issues.map((issue) => ({ issue, to }));
    },
    source: 'take_next',
    reason: null,
    reply: undefined,
    summarize: (requestId, done) =>
      summarizeAssignment({ requestId, organizationId, to, reason: null, source: 'take_next', done }),
  });
  return summary.issues.length === 0 ? null : summary;
}
