import { addActivities } from '../activity/activity.store';
import type { Deps } from '../deps';
import { cardsOfIssues } from '../cards/card.store';
import { redrawJob } from '../cards/jobs';
import { actorText } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { Tx } from '../platform/db/database';
import type { IssueId, UserId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { removeHolders } from './assignee.store';
import { moveSubscriptions } from './move-subscriptions';
import { findHeldBy, type HeldIssue } from './release.store';

export interface Release {
  /** Who cannot hold issues any more, and how activities name it. */
  actor: ActorRef;
  actorName: string;
  /** Only open issues, or also those that are resolved or archived. */
  which: 'open' | 'all';
  /** Null when nobody of us did it. */
  by: UserId | null;
  requestId: string;
  source: 'member_left' | 'team_deleted';
}

/**
 * Nobody holds what the actor held: activities, subscriptions, redraws and the clearing of the caches in the caller's
 * transaction, a handful of statements however many issues. No decision about the issues (PRODUCT 3.8) and no manual
 * assignment (3.5): rules may give them to somebody else. Answers with what was freed.
 */
export async function releaseIssuesOf(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'queue'>,
  release: Release,
): Promise<HeldIssue[]> {
  const { actor, actorName, by, requestId, source } = release;
  const at = deps.clock.now();
  const held = await findHeldBy(tx, actor, release.which);
  if (held.length === 0) return [];
  const issueIds = held.map(({ issueId }) => issueId);
  const data = { previous: actorText(actor), previousName: actorName, reason: null };
  await addActivities(
    tx,
    held.map((issue) => ({ ...issue, type: 'UNASSIGNED' as const, userId: by, source, requestId, data, at })),
  );
  await removeHolders(tx, issueIds);
  await moveSubscriptions(
    tx,
    issueIds.map((issueId) => ({ issueId, before: actor, after: null })),
    at,
  );
  await deps.queue.enqueue(tx, [
    ...(await redraws(tx, held)),
    { kind: 'assignment.clear-caches', payload: { requestId }, lane: 2 },
  ]);
  return held;
}

/** No line in each thread: one message tells of all of them. */
async function redraws(tx: Tx, held: readonly HeldIssue[]): Promise<NewJob[]> {
  const projectOf = new Map<IssueId, string>(held.map(({ issueId, projectId }) => [issueId, projectId]));
  const cards = await cardsOfIssues(tx, [...projectOf.keys()]);
  return cards.map((card) => redrawJob(card, projectOf.get(card.issueId), { lane: 3 }));
}
