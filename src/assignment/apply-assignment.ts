import { recordAnalytics } from '../analytics/record-analytics.store';
import { addActivities } from '../activity/activity.store';
import type { Deps } from '../deps';
import type { IssueHead } from '../issues/issue-heads.store';
import { planAssignmentNotices } from '../notifications/fan-out';
import { learnJobs } from '../ownership/learning/jobs';
import { actorText } from '../people/actor';
import { findActors } from '../people/find-actor';
import type { Actor, ActorRef, Viewer } from '../people/types';
import { within, type Tx } from '../platform/db/database';
import { errorFields } from '../platform/log';
import type { NewJob, ReplyAddress } from '../platform/queue/catalog';
import { findHoldings, markDecidedByPerson, removeHolders, saveHolders } from './assignee.store';
import { clearAssignmentCachesOfRequest } from './caches';
import { decideAssignment } from './decide-assignment';
import type { Holding } from './decide-by-rules';
import { holderData, shownName } from './holder-data';
import { moveSubscriptions } from './move-subscriptions';
import type { AssignmentSource, AssignmentSummary, Outcome } from './types';

/** One issue and who shall hold it; validated before (PRODUCT 3.1). */
export interface Wanted {
  issue: IssueHead;
  to: Actor | null;
  /** The team that was named, when `to` was chosen from its members. */
  ofTeam?: Actor;
}

interface Change extends Wanted {
  before: ActorRef | null;
  /** Whether a rule's word had made `before` the holder. */
  byRule: boolean;
  outcome: Outcome;
}

export interface AssignmentRequest {
  /** What its activities are known by, when somebody else must know it; default: a new one. */
  requestId?: string;
  /** Decides in the transaction what is wanted, so that it can look at what holds there. */
  wanted(tx: Tx): Promise<readonly Wanted[]>;
  source: AssignmentSource;
  reason: string | null;
  reply: ReplyAddress | undefined;
  /** Turns what was done into the answer; `before` has the names of the previous holders. */
  summarize(requestId: string, done: readonly Done[]): AssignmentSummary;
}

export interface Done extends Wanted {
  before: Actor | null;
  outcome: Outcome;
}

/**
 * The assignment flow (PRODUCT 3.2–3.6): one write transaction with a fixed number of statements per distinct holder,
 * however many issues; the caches are cleared after it, and by a job if the process dies first.
 */
export async function applyAssignment(
  deps: Deps,
  viewer: Viewer,
  request: AssignmentRequest,
): Promise<AssignmentSummary> {
  const requestId = request.requestId ?? deps.random.uuid();
  const at = deps.clock.now();
  const summary = await deps.db.write(async (tx) => {
    const wanted = await request.wanted(tx);
    const holdings = await findHoldings(
      tx,
      wanted.map(({ issue }) => issue.id),
    );
    const all = wanted.map((one) => decide(one, holdings.get(one.issue.id) ?? null));
    const changed = all.filter(isReal);

    const names = await findActors(
      within(deps, tx),
      viewer.organizationId,
      all.flatMap(({ before }) => before ?? []),
    );
    const done = all.map((change): Done => {
      return { ...change, before: change.before && (names.get(actorText(change.before)) ?? null) };
    });
    const activities = await addActivities(
      tx,
      done.filter(isReal).map((change) => activityRow(change, viewer, request, requestId, at)),
    );
    const activityOf = new Map(activities.map(({ id, issueId }) => [issueId, id]));
    // Before the subscriptions go: who loses the issue is told so once more (PRODUCT 7.1).
    const notices = await planAssignmentNotices(tx, {
      requestId,
      changes: changed.map(({ issue, before, to }) => {
        const activityId = activityOf.get(issue.id) ?? '';
        return { issueId: issue.id, projectId: issue.projectId, activityId, before, after: to };
      }),
      unchangedIssueIds: all.flatMap(({ outcome, issue }) => (outcome === 'unchanged' ? [issue.id] : [])),
      actingUserId: viewer.userId,
    });
    await moveHolders(tx, changed, viewer, request.source, at);
    await moveSubscriptions(
      tx,
      changed.map(({ issue, before, to }) => ({ issueId: issue.id, before, after: to })),
      at,
    );
    await recordAnalytics(
      tx,
      'manual.issue_assignment',
      all.map((change) => analyticsEvent(change, viewer, request.source)),
      at,
    );

    const result = request.summarize(requestId, done);
    const corrected = changed.flatMap(({ issue, to, byRule }) => (to && byRule ? [issue.projectId] : []));
    await deps.queue.enqueue(tx, [
      ...notices,
      ...followUps(requestId, changed.length, result, request.reply),
      ...learnJobs(corrected, at),
    ]);
    return result;
  });
  deps.queue.nudge();
  // It is done and will be answered, whatever goes wrong from here; the job clears what was not cleared.
  await clearAssignmentCachesOfRequest(deps, requestId).catch((error: unknown) => {
    deps.log.warn({ requestId, ...errorFields(error) }, 'the caches of an assignment could not be cleared yet');
  });
  return summary;
}

const isReal = ({ outcome }: { outcome: Outcome }) => outcome !== 'unchanged';

function decide(wanted: Wanted, holding: Holding | null): Change {
  const { to } = wanted;
  const before = holding?.holder ?? null;
  return { ...wanted, before, byRule: holding?.byRule ?? false, outcome: decideAssignment(before, to) };
}

async function moveHolders(
  tx: Tx,
  changed: readonly Change[],
  viewer: Viewer,
  source: AssignmentSource,
  at: Date,
): Promise<void> {
  const held = changed.flatMap(({ issue, to }) => (to ? [{ issueId: issue.id, projectId: issue.projectId, to }] : []));
  await saveHolders(tx, held, { userId: viewer.userId, source, at });
  await removeHolders(
    tx,
    changed.flatMap(({ issue, to }) => (to ? [] : [issue.id])),
  );
  await markDecidedByPerson(
    tx,
    changed.map(({ issue }) => issue.id),
    at,
  );
}

function activityRow(
  { issue, before, to, ofTeam }: Done,
  viewer: Viewer,
  request: AssignmentRequest,
  requestId: string,
  at: Date,
) {
  const previous = before && actorText(before);
  const { reason, source } = request;
  return {
    issueId: issue.id,
    projectId: issue.projectId,
    type: to ? ('ASSIGNED' as const) : ('UNASSIGNED' as const),
    userId: viewer.userId,
    source,
    requestId,
    data: {
      ...(to && holderData(to)),
      ...(ofTeam && { team: shownName(ofTeam) }),
      previous,
      previousName: before && shownName(before),
      reason,
    },
    at,
  };
}

function analyticsEvent({ issue, outcome }: Change, viewer: Viewer, source: AssignmentSource) {
  return {
    organization_id: viewer.organizationId,
    project_id: issue.projectId,
    group_id: issue.id,
    assigned_by: source,
    had_to_deassign: outcome === 'reassigned' || outcome === 'unassigned',
  };
}

function followUps(
  requestId: string,
  changes: number,
  summary: AssignmentSummary,
  reply: ReplyAddress | undefined,
): NewJob[] {
  const jobs: NewJob[] = [];
  if (changes > 0) jobs.push({ kind: 'assignment.clear-caches', payload: { requestId }, lane: 2 });
  if (reply) jobs.push({ kind: 'answer.assignment', payload: { reply, summary }, lane: 0 });
  return jobs;
}
