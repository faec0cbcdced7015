import type { Reader, Tx } from '../platform/db/database';
import type { IssueId, ProjectId } from '../platform/ids';
import { evaluateRules, toStoredOwners, type BestOwner, type Evaluation } from './evaluate';
import { findSuspects, whoCount, type FoundSuspect } from './find-suspects';
import { saveIssueOwners, saveIssueSuspects, type StoredOwner } from './ownership.store';
import type { OwnerSources } from './rule-book';
import type { EventFacts } from './types';

export interface EventEvaluation extends Evaluation {
  /** Null when the project has no commits or the event names no release; then what was found before stays. */
  suspects: readonly FoundSuspect[] | null;
}

/** What rules and commits say about one event. */
export async function evaluateEvent(
  db: Reader,
  projectId: ProjectId,
  sources: OwnerSources,
  facts: EventFacts,
): Promise<EventEvaluation> {
  const { commits, organizationId } = sources;
  const evaluation = await evaluateRules(db, projectId, sources, facts);
  const tried = commits === null ? null : await findSuspects(db, { id: projectId, organizationId }, facts);
  return { ...evaluation, suspects: tried && whoCount(tried) };
}

/** The author who gets the issue where no text names an owner; null when the project does not let commits assign. */
export function bestSuspect({ suspects }: EventEvaluation, { commits }: OwnerSources): BestOwner | null {
  const [first] = suspects ?? [];
  return first && commits === 'assign' ? { to: first.actor, by: first.stored } : null;
}

/** Stores whom they name, with the issues. */
export async function saveEvaluations(tx: Tx, evaluations: ReadonlyMap<IssueId, EventEvaluation>): Promise<void> {
  const owners = new Map<IssueId, StoredOwner[]>();
  const suspects = new Map<IssueId, StoredOwner[]>();
  for (const [issueId, evaluation] of evaluations) {
    owners.set(issueId, toStoredOwners(evaluation));
    if (evaluation.suspects)
      suspects.set(
        issueId,
        evaluation.suspects.map(({ stored }) => stored),
      );
  }
  await saveIssueOwners(tx, owners);
  await saveIssueSuspects(tx, suspects);
}
