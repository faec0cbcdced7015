import { addActivities } from '../activity/activity.store';
import { recordAnalytics } from '../analytics/record-analytics.store';
import type { Deps } from '../deps';
import { planAssignmentNotices } from '../notifications/fan-out';
import type { StoredOwner } from '../ownership/ownership.store';
import { actorText, sameActor } from '../people/actor';
import { findActors } from '../people/find-actor';
import type { Actor } from '../people/types';
import { within, type Tx } from '../platform/db/database';
import type { IssueId, OrganizationId, ProjectId, UserId } from '../platform/ids';
import { findHoldings, saveHolders } from './assignee.store';
import { mayGive, type Reach } from './decide-by-rules';
import { holderData, shownName } from './holder-data';
import { findLapsed } from './lapsed.store';
import { moveSubscriptions } from './move-subscriptions';

/** An issue that rules may give away, and to whom. */
export interface OwnedIssue {
  issueId: IssueId;
  projectId: ProjectId;
  organizationId: OrganizationId;
  to: Actor;
  by: Pick<StoredOwner, 'type' | 'rule' | 'line'>;
}

export interface RuleAssignment {
  owned: readonly OwnedIssue[];
  /** From whom an issue may be taken. */
  reach: Reach;
  /** Who asked the rules; null when nobody did. */
  actingUserId: UserId | null;
}

/** Suspect commits count as Sentry counts them: with the rules. */
const ANALYTICS = {
  rule: 'issueowners.assignment',
  codeowners: 'codeowners.assignment',
  commit: 'issueowners.assignment',
} as const;

/**
 * Gives issues to their owners, in the caller's transaction (PRODUCT 6.4): with activities, notices and analytics, and as
 * no person's decision. Answers with those that changed hands; their `assignee_exists` is for the caller to clear after
 * the commit.
 */
export async function assignByRules(
  deps: Pick<Deps, 'clock' | 'db' | 'queue' | 'random'>,
  tx: Tx,
  { owned, reach, actingUserId }: RuleAssignment,
): Promise<IssueId[]> {
  if (owned.length === 0) return [];
  const holdings = await findHoldings(
    tx,
    owned.map(({ issueId }) => issueId),
  );
  // Whoever let a lease run out would have the issue back with its next event, for ever.
  const lapsed = await findLapsed(tx, reach === 'free' ? owned.map(({ issueId }) => issueId) : []);
  const given = owned.flatMap((one) => {
    const holding = holdings.get(one.issueId) ?? null;
    if (sameActor(lapsed.get(one.issueId) ?? null, one.to)) return [];
    return mayGive(holding, one.to, reach) ? [{ ...one, before: holding?.holder ?? null }] : [];
  });
  if (given.length === 0) return [];
  const at = deps.clock.now();
  const requestId = deps.random.uuid();
  const organizationId = given[0]?.organizationId ?? '';
  const names = await findActors(
    within(deps, tx),
    organizationId,
    given.flatMap(({ before }) => before ?? []),
  );
  const activities = await addActivities(
    tx,
    given.map(({ issueId, projectId, to, by, before }) => {
      const previous = before && actorText(before);
      const known = previous === null ? undefined : names.get(previous);
      const rule = { reason: null, rule: by.rule, line: by.line };
      const data = { ...holderData(to), previous, previousName: known ? shownName(known) : null, ...rule };
      return { issueId, projectId, type: 'ASSIGNED' as const, userId: null, source: by.type, requestId, data, at };
    }),
  );
  const activityOf = new Map(activities.map(({ id, issueId }) => [issueId, id]));
  const moves = given.map(({ issueId, projectId, to, before }) => ({
    issueId,
    projectId,
    activityId: activityOf.get(issueId) ?? '',
    before,
    after: to,
  }));
  const notices = await planAssignmentNotices(tx, { requestId, changes: moves, actingUserId });
  for (const source of ['rule', 'codeowners', 'commit'] as const) {
    const these = given.filter(({ by }) => by.type === source);
    await saveHolders(
      tx,
      these.map(({ issueId, projectId, to, by }) => ({ issueId, projectId, to, rule: by.rule })),
      { userId: null, source, at },
    );
    await recordAnalytics(
      tx,
      ANALYTICS[source],
      these.map((one) => ({
        organization_id: one.organizationId,
        project_id: one.projectId,
        group_id: one.issueId,
      })),
      at,
    );
  }
  await moveSubscriptions(tx, moves, at);
  await deps.queue.enqueue(tx, notices);
  return given.map(({ issueId }) => issueId);
}
