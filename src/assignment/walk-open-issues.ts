import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Evaluation } from '../ownership/evaluate';
import { createEvaluator } from '../ownership/evaluate';
import { findNewestFacts } from '../ownership/newest-facts';
import type { ProjectRules } from '../ownership/rule-book';
import type { Reader } from '../platform/db/database';
import type { ProjectId } from '../platform/ids';
import { findHoldings } from './assignee.store';
import type { Holding } from './decide-by-rules';
import { findOpenIssuesAfter, type OpenIssue } from './open-issues.store';

const BATCH = 50;

export interface EvaluatedIssue {
  issue: OpenIssue;
  holding: Holding | null;
  /** Null when its newest event cannot be read. */
  evaluation: Evaluation | null;
}

/** What rules say about every open issue of the project with a greater number, by its newest event, a batch at a time. */
export async function* walkOpenIssues(
  db: Reader,
  projectId: ProjectId,
  rules: ProjectRules,
  after = 0,
): AsyncGenerator<EvaluatedIssue[]> {
  const evaluate = await createEvaluator(db, projectId, rules);
  let number = after;
  for (;;) {
    const issues = await findOpenIssuesAfter(db, projectId, number, BATCH);
    const last = issues.at(-1);
    if (!last) return;
    number = last.number;
    const ids = issues.map(({ id }) => id);
    const holdings = await findHoldings(db, ids);
    const facts = await findNewestFacts(db, ids);
    yield issues.map((issue) => {
      const known = facts.get(issue.id);
      return { issue, holding: holdings.get(issue.id) ?? null, evaluation: known ? evaluate(known) : null };
    });
    await yieldToOthers();
  }
}
