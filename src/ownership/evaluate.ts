import type { Actor } from '../people/types';
import type { Reader } from '../platform/db/database';
import type { ProjectId } from '../platform/ids';
import { chooseOwners, type ChosenOwners } from './choose-owners';
import { createMatcher, matchRules } from './match-rules';
import type { StoredOwner } from './ownership.store';
import { resolveOwners } from './resolve-owners';
import type { ProjectRules } from './rule-book';
import type { AnyOwner, EventFacts, RuleMatch } from './types';

export interface Evaluation extends ChosenOwners<Actor> {
  /** Every rule that matched, the winner first. */
  matches: readonly RuleMatch[];
}

/** What the rules say about one event: who owns it, by which of them (PRODUCT 6.3). */
export async function evaluateRules(
  db: Reader,
  projectId: ProjectId,
  rules: ProjectRules,
  facts: EventFacts,
): Promise<Evaluation> {
  const matches = matchRules(rules.compiled, facts);
  const owners = matches.flatMap(({ rule }): readonly AnyOwner[] => rule.owners);
  const resolve = await resolveOwners(db, rules.organizationId, projectId, owners);
  return { matches, ...chooseOwners(matches, resolve) };
}

/** The same for many events: all owners of the rules are looked up once, and what a path matched is remembered. */
export async function createEvaluator(
  db: Reader,
  projectId: ProjectId,
  rules: ProjectRules,
): Promise<(facts: EventFacts) => Evaluation> {
  const owners = rules.compiled.all.flatMap((rule): readonly AnyOwner[] => rule.owners);
  const resolve = await resolveOwners(db, rules.organizationId, projectId, owners);
  const match = createMatcher(rules.compiled);
  return (facts) => {
    const matches = match(facts);
    return { matches, ...chooseOwners(matches, resolve) };
  };
}

/** Who gets an issue, and by which rule or commit. */
export interface BestOwner {
  to: Actor;
  by: StoredOwner;
}

/** Null when no rule names anybody who can. */
export function bestOwner(evaluation: Evaluation): BestOwner | null {
  const to = evaluation.kept[0]?.owners[0];
  const [by] = toStoredOwners(evaluation);
  return to && by ? { to, by } : null;
}

/** As it is stored with the issue: every owner of the rules that are kept, the best first. */
export function toStoredOwners({ kept }: Evaluation): StoredOwner[] {
  return kept.flatMap(({ rule, owners }) =>
    owners.map(({ type, id }) => ({
      type: rule.matcher.type === 'codeowners' ? ('codeowners' as const) : ('rule' as const),
      owner: { type, id },
      rule: rule.text,
      line: rule.line,
    })),
  );
}
