import { hoursToMilliseconds } from 'date-fns';
import { assignByRules, type OwnedIssue } from '../assignment/assign-by-rules';
import { assigneeExists, assignmentCacheKey, clearAssignmentCache } from '../assignment/caches';
import type { Deps } from '../deps';
import { bestOwner, type BestOwner } from '../ownership/evaluate';
import { bestSuspect, evaluateEvent, saveEvaluations, type EventEvaluation } from '../ownership/evaluate-event';
import { createRuleBook, ownershipCacheKey, type OwnerSources } from '../ownership/rule-book';
import type { EventFacts } from '../ownership/types';
import type { Tx } from '../platform/db/database';
import type { IssueId, ProjectId } from '../platform/ids';
import type { SavedChange } from './alert';
import { findIssueStates } from './digest.store';
import type { NormalEvent } from './normalise-event';
import { createOwnerLimit } from './owner-limit';
import type { ReadEvent } from './plan-digest';

const EVALUATED_MS = hoursToMilliseconds(24);

export type FactsOf = (event: NormalEvent) => EventFacts | null;

/** What is known before the transaction, from the caches: most events need nothing more. */
export interface OwnerOutlook {
  rules: ReadonlyMap<ProjectId, OwnerSources>;
  held: ReadonlySet<IssueId>;
  evaluated: ReadonlySet<IssueId>;
}

/** What became of the issues; for the caches, after the commit. */
export interface OwnerOutcome {
  evaluated: ReadonlyMap<IssueId, ProjectId>;
  assigned: readonly IssueId[];
}

/** Lets the rules and the commits of releases look at events, as seldom as is right (PRODUCT 6.4). */
export interface OwnerWatch {
  /** Before the transaction: which projects have rules or commits, and which issues need no look. */
  outlook(events: readonly ReadEvent[]): Promise<OwnerOutlook>;
  /** In the transaction that saved the issues: stores who owns them, and gives them away. */
  consider(tx: Tx, changes: readonly SavedChange[], outlook: OwnerOutlook, factsOf: FactsOf): Promise<OwnerOutcome>;
  /** After the commit. Before it, a crash only means one look more. */
  remember(outcome: OwnerOutcome): Promise<void>;
}

export function createOwnerWatch(deps: Deps): OwnerWatch {
  const book = createRuleBook(deps);
  const limit = createOwnerLimit(deps.clock);

  return {
    async outlook(events) {
      const rules = new Map<ProjectId, OwnerSources>();
      for (const projectId of new Set(events.map((event) => event.projectId))) {
        const found = await book.rulesOf(projectId);
        if (found) rules.set(projectId, found);
      }
      const keys = new Map(
        events
          .filter(({ projectId }) => rules.has(projectId))
          .map(({ projectId, normal: { fingerprint } }) => [`${projectId}:${fingerprint}`, { projectId, fingerprint }]),
      );
      const held = new Set<IssueId>();
      const evaluated = new Set<IssueId>();
      if (keys.size === 0) return { rules, held, evaluated };
      for (const { id } of await findIssueStates(deps.db.read, [...keys.values()])) {
        if (await assigneeExists(deps, id)) held.add(id);
        else if (await deps.cache.get(assignmentCacheKey('owner_exists', id))) evaluated.add(id);
      }
      return { rules, held, evaluated };
    },

    async consider(tx, changes, { rules, held, evaluated }, factsOf) {
      const evaluations = new Map<IssueId, EventEvaluation>();
      const owned: OwnedIssue[] = [];
      const looked = new Map<IssueId, ProjectId>();
      for (const change of changes) {
        const { id: issueId, projectId, newest } = change;
        const project = rules.get(projectId);
        const facts = factsOf(newest);
        // An issue that came back may be somebody else's now (PRODUCT 3.8).
        const isBack = change.alerts.some(({ type }) => type === 'REGRESSED');
        if (!project || !facts || held.has(issueId) || (evaluated.has(issueId) && !isBack)) continue;
        if (change.status !== 'unresolved' || !limit.admits(projectId, issueId)) continue;
        const evaluation = await evaluateEvent(tx, projectId, project, facts);
        evaluations.set(issueId, evaluation);
        looked.set(issueId, projectId);
        const best = bestByRules(evaluation, change, project) ?? bestByCommits(evaluation, change, project);
        if (!best || !project.autoAssign) continue;
        owned.push({ issueId, projectId, organizationId: project.organizationId, ...best });
      }
      await saveEvaluations(tx, evaluations);
      const assigned = await assignByRules(deps, tx, { owned, reach: 'free', actingUserId: null });
      return { evaluated: looked, assigned };
    },

    async remember({ evaluated, assigned }) {
      if (assigned.length > 0) await clearAssignmentCache(deps, 'assignee_exists', assigned);
      for (const [issueId, projectId] of evaluated) {
        await deps.cache.set(assignmentCacheKey('owner_exists', issueId), true, EVALUATED_MS);
        // Rules or commits that were saved since may have cleared it before it was set: then it must not stay.
        const isCurrent = (await deps.cache.get(ownershipCacheKey(projectId))) !== undefined;
        if (!isCurrent) await clearAssignmentCache(deps, 'owner_exists', [issueId]);
      }
    },
  };
}

function bestByRules(
  evaluation: EventEvaluation,
  { decidedByPersonAt }: SavedChange,
  { changedAt }: OwnerSources,
): BestOwner | null {
  // What a person decided stands until the rules change (PRODUCT 3.8).
  const isDecided = (decidedByPersonAt?.getTime() ?? -Infinity) >= changedAt;
  return isDecided ? null : bestOwner(evaluation);
}

/**
 * Where no text names an owner, and where no person ever decided: a text that changes says nothing about commits. (Where a
 * text does and yet gives the issue to nobody, a person decided.)
 */
const bestByCommits = (
  evaluation: EventEvaluation,
  { decidedByPersonAt }: SavedChange,
  project: OwnerSources,
): BestOwner | null => (decidedByPersonAt === null ? bestSuspect(evaluation, project) : null);
