import { addActivities } from '../activity/activity.store';
import { recordAnalytics } from '../analytics/record-analytics.store';
import type { Deps } from '../deps';
import type { IssueHead } from '../issues/issue-heads.store';
import { planAssignmentNotices } from '../notifications/fan-out';
import { actorText } from '../people/actor';
import { findActor } from '../people/find-actor';
import type { Actor, ActorRef } from '../people/types';
import { within, type Tx } from '../platform/db/database';
import type { OrganizationId, UserId } from '../platform/ids';
import { removeHolders, saveHolders } from './assignee.store';
import { holderData, shownName } from './holder-data';
import { moveSubscriptions } from './move-subscriptions';
import { forgetDecisions } from './open-issues.store';

export interface TakeBack {
  requestId: string;
  organizationId: OrganizationId;
  /** Who holds all of them, as the transaction sees it, and when they were asked. */
  from: UserId;
  askedAt: Date;
  /** After so many business days without activity. */
  days: number;
  issues: readonly { issue: IssueHead; to: Actor | null }[];
}

/**
 * Takes issues from a person whose lease ran out, in the caller's transaction: with activities, notices, analytics and the
 * clearing of the caches. No person's decision: what a person once decided about them is spent, and rules may give them to
 * somebody else. One message to each who gains or loses several.
 */
export async function takeBack(
  deps: Pick<Deps, 'clock' | 'db' | 'queue'>,
  tx: Tx,
  { requestId, organizationId, from, askedAt, days, issues }: TakeBack,
): Promise<void> {
  if (issues.length === 0) return;
  const at = deps.clock.now();
  const before: ActorRef = { type: 'user', id: from };
  const holder = await findActor(within(deps, tx), organizationId, before);
  const lost = { previous: actorText(before), previousName: holder && shownName(holder), reason: null, askedAt };
  const activities = await addActivities(
    tx,
    issues.map(({ issue: { id: issueId, projectId }, to }) => {
      const type = to ? ('ASSIGNED' as const) : ('UNASSIGNED' as const);
      const data = { ...(to && holderData(to)), ...lost };
      return { issueId, projectId, type, userId: null, source: 'lease', requestId, data, at };
    }),
  );
  const activityOf = new Map(activities.map(({ id, issueId }) => [issueId, id]));
  const moves = issues.map(({ issue: { id: issueId, projectId }, to }) => {
    return { issueId, projectId, activityId: activityOf.get(issueId) ?? '', before, after: to };
  });
  const notices = await planAssignmentNotices(tx, { requestId, changes: moves, actingUserId: null, bulkFrom: 2 });
  await saveHolders(
    tx,
    moves.flatMap(({ issueId, projectId, after }) => (after ? [{ issueId, projectId, to: after }] : [])),
    { userId: null, source: 'lease', at },
  );
  await removeHolders(
    tx,
    moves.flatMap(({ issueId, after }) => (after ? [] : [issueId])),
  );
  await forgetDecisions(
    tx,
    moves.map(({ issueId }) => issueId),
  );
  await moveSubscriptions(tx, moves, at);
  await recordAnalytics(
    tx,
    'lease.expired',
    moves.map(({ issueId, projectId, after }) => ({
      organization_id: organizationId,
      project_id: projectId,
      group_id: issueId,
      days,
      back_to: after ? ('team' as const) : ('nobody' as const),
    })),
    at,
  );
  await deps.queue.enqueue(tx, [
    ...notices,
    { kind: 'assignment.clear-caches', payload: { requestId }, lane: 2, projectId: moves[0]?.projectId },
  ]);
}
