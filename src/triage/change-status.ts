import { addActivities } from '../activity/activity.store';
import type { NewActivity } from '../activity/activity.store';
import type { Deps } from '../deps';
import { assertIssueCount } from '../issues/assert-issue-count';
import { cardsOfIssues } from '../cards/card.store';
import { findCurrentReleases } from '../issues/release.store';
import type { Viewer } from '../people/types';
import type { Tx } from '../platform/db/database';
import { notFound } from '../platform/errors';
import type { IssueId } from '../platform/ids';
import type { ReplyAddress } from '../platform/queue/catalog';
import { subscribe } from '../subscriptions/subscription.store';
import { decideStatusChange } from './decide-status-change';
import type { IssueState } from './decide-status-change';
import { recordStatusChange } from './record-status';
import { statusJobs } from './status-jobs';
import { findTriageIssues, saveStates } from './triage.store';
import type { TriageIssue } from './triage.store';
import type { TriageChange, TriageSummary } from './types';

export interface ChangeStatusInput {
  issueIds: readonly IssueId[];
  change: TriageChange;
  /** From where: `card_button`, `modal`, … */
  source: string;
  reply?: ReplyAddress;
}

/** The confirmation names no more than these. */
const NAMED = 100;

/**
 * Resolves, archives or reopens issues for a person: state, activity, subscription and jobs in one transaction, with a
 * fixed number of statements. Refuses the whole request when one issue is unknown. An issue that is in that state
 * already is only drawn again.
 */
export async function changeStatus(deps: Deps, viewer: Viewer, input: ChangeStatusInput): Promise<TriageSummary> {
  assertIssueCount(input.issueIds, 'changed');
  const requestId = deps.random.uuid();
  const now = deps.clock.now();
  const summary = await deps.db.write(async (tx) => {
    const issues = await findTriageIssues(tx, viewer.organizationId, input.issueIds);
    if (issues.length !== new Set(input.issueIds).size) {
      throw notFound('issue_not_found', 'There is no such issue (any more). Nothing was changed.');
    }
    const states = await decideAll(tx, issues, input.change, now);
    const changed = issues.filter((issue) => states.has(issue.id));
    await saveStates(tx, states);
    const activities = await addActivities(
      tx,
      changed.map((issue) => activityOf(issue, states.get(issue.id), { viewer, source: input.source, requestId, now })),
    );
    const pairs = changed.map((issue) => ({ issueId: issue.id, userId: viewer.userId }));
    await subscribe(tx, pairs, 'status_change', now);
    const { organizationId } = viewer;
    await recordStatusChange(tx, changed, { organizationId, change: input.change, source: input.source, now });
    const result = summarize(requestId, input.change, issues, states);
    const cards = await cardsOfIssues(
      tx,
      issues.map((issue) => issue.id),
    );
    await deps.queue.enqueue(tx, statusJobs({ issues, cards, activities, summary: result, reply: input.reply }));
    return result;
  });
  deps.queue.nudge();
  return summary;
}

/** The new states of those that change. */
async function decideAll(
  tx: Tx,
  issues: readonly TriageIssue[],
  change: TriageChange,
  now: Date,
): Promise<Map<IssueId, IssueState>> {
  const needsRelease = change.to === 'resolved' && change.in !== 'now';
  const releases = needsRelease
    ? await findCurrentReleases(
        tx,
        issues.map((issue) => issue.projectId),
      )
    : new Map<string, string>();
  const states = new Map<IssueId, IssueState>();
  for (const issue of issues) {
    const state = decideStatusChange(issue, change, now, releases.get(issue.projectId) ?? null);
    if (state) states.set(issue.id, state);
  }
  return states;
}

function activityOf(
  issue: TriageIssue,
  state: IssueState | undefined,
  by: { viewer: Viewer; source: string; requestId: string; now: Date },
): NewActivity {
  const common = {
    issueId: issue.id,
    projectId: issue.projectId,
    userId: by.viewer.userId,
    source: by.source,
    requestId: by.requestId,
    at: by.now,
  };
  switch (state?.status) {
    case 'resolved':
      return { ...common, type: 'RESOLVED', data: { in: state.resolvedIn, release: state.resolvedRelease } };
    case 'archived': {
      const mode = state.archiveMode;
      const until = mode === 'until_time' ? state.archivedUntil : null;
      const untilCount = mode === 'until_count' ? state.archivedUntilCount : null;
      return { ...common, type: 'ARCHIVED', data: { mode, until, untilCount } };
    }
    default:
      return { ...common, type: 'UNRESOLVED', data: {} };
  }
}

function summarize(
  requestId: string,
  change: TriageChange,
  issues: readonly TriageIssue[],
  states: ReadonlyMap<IssueId, IssueState>,
): TriageSummary {
  const named = issues.slice(0, NAMED).map(({ id, shortId, title }) => ({
    issueId: id,
    shortId,
    title,
    changed: states.has(id),
  }));
  return { requestId, change, issues: named };
}
