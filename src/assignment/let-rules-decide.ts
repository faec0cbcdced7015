import type { Deps } from '../deps';
import { assertIssueCount } from '../issues/assert-issue-count';
import { findIssueHeads } from '../issues/issue-heads.store';
import { bestOwner, type BestOwner } from '../ownership/evaluate';
import { bestSuspect, evaluateEvent, saveEvaluations, type EventEvaluation } from '../ownership/evaluate-event';
import { findNewestFacts } from '../ownership/newest-facts';
import { createRuleBook } from '../ownership/rule-book';
import { actorText } from '../people/actor';
import { findActors } from '../people/find-actor';
import type { Actor, Viewer } from '../people/types';
import { notFound } from '../platform/errors';
import type { IssueId } from '../platform/ids';
import { assignByRules, type OwnedIssue } from './assign-by-rules';
import { findHoldings } from './assignee.store';
import { clearAssignmentCache } from './caches';
import { forgetDecisions } from './open-issues.store';

/** What the rules made of an issue that was given back to them. */
export interface RulesDecision {
  issueId: IssueId;
  shortId: string;
  title: string;
  holder: Actor | null;
  /** The rule or the commit that decided, as reasons show it. */
  rule: string | null;
  outcome: 'assigned' | 'moved' | 'kept' | 'no_rule';
}

/**
 * `/assign auto`: what a person decided about these issues is forgotten, and the rules decide, whoever holds them (PRODUCT
 * 3.8); where none does, commits, when the project lets these assign. Where neither does, the holder stays. Throws not-found and changes nothing when an issue is unknown.
 */
export async function letRulesDecide(
  deps: Deps,
  viewer: Viewer,
  { issueIds }: { issueIds: readonly IssueId[] },
): Promise<RulesDecision[]> {
  assertIssueCount(issueIds, 'assigned');
  const { read } = deps.db;
  const issues = await findIssueHeads(read, viewer.organizationId, issueIds);
  if (issues.length < new Set(issueIds).size) {
    throw notFound('issue_not_found', 'One of these issues does not exist (any more). Nothing was changed.');
  }
  const ids = issues.map(({ id }) => id);
  const evaluations = await evaluateAll(deps, issues);
  const owned = issues.flatMap(({ id: issueId, projectId }): OwnedIssue[] => {
    const best = evaluations.get(issueId)?.best;
    return best ? [{ issueId, projectId, organizationId: viewer.organizationId, ...best }] : [];
  });
  const { before, moved } = await deps.db.write(async (tx) => {
    await forgetDecisions(tx, ids);
    await saveEvaluations(tx, evaluations);
    return {
      before: await findHoldings(tx, ids),
      moved: new Set(await assignByRules(deps, tx, { owned, reach: 'anybody', actingUserId: viewer.userId })),
    };
  });
  await clearAssignmentCache(deps, 'assignee_exists', ids);
  await clearAssignmentCache(deps, 'owner_exists', ids);
  deps.queue.nudge();

  const names = await findActors(
    deps,
    viewer.organizationId,
    [...before.values()].map(({ holder }) => holder),
  );
  const ruleOf = new Map(owned.map((one) => [one.issueId, one]));
  return issues.map(({ id: issueId, shortId, title }): RulesDecision => {
    const rule = ruleOf.get(issueId);
    const holding = before.get(issueId);
    const held = holding ? (names.get(actorText(holding.holder)) ?? null) : null;
    const about = { issueId, shortId, title, rule: rule?.by.rule ?? null };
    if (!rule) return { ...about, holder: held, outcome: 'no_rule' };
    const outcome = moved.has(issueId) ? (holding ? 'moved' : 'assigned') : 'kept';
    return { ...about, holder: rule.to, outcome };
  });
}

type Decided = EventEvaluation & { best: BestOwner | null };

async function evaluateAll(
  deps: Deps,
  issues: readonly { id: IssueId; projectId: string }[],
): Promise<Map<IssueId, Decided>> {
  const book = createRuleBook(deps);
  const facts = await findNewestFacts(
    deps.db.read,
    issues.map(({ id }) => id),
  );
  const evaluations = new Map<IssueId, Decided>();
  for (const { id, projectId } of issues) {
    const sources = await book.rulesOf(projectId);
    const known = facts.get(id);
    if (!sources || !known) continue;
    const evaluation = await evaluateEvent(deps.db.read, projectId, sources, known);
    evaluations.set(id, { ...evaluation, best: bestOwner(evaluation) ?? bestSuspect(evaluation, sources) });
  }
  return evaluations;
}
