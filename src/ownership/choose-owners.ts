import type { AnyOwner, AnyRule, RuleMatch } from './types';

/** How many rules are kept (PRODUCT 6.3); rules, not people: one may name five. */
export const MAX_KEPT_RULES = 2;

export interface ChosenOwners<T> {
  /** The winner first; each with at least one owner. */
  kept: (RuleMatch & { owners: T[] })[];
  /** Owners that a rule names and nobody can be assigned for, as far as the choice came to look at them. */
  stale: { rule: AnyRule; owner: AnyOwner }[];
}

/**
 * The owners that count among the rules that matched, winner first as `matchRules` gives them. `resolve` says who an owner
 * is, null when that person or team cannot be assigned. A rule without any such owner is passed over, and so is a line of
 * CODEOWNERS that names none.
 */
export function chooseOwners<T>(
  matches: readonly RuleMatch[],
  resolve: (owner: AnyOwner) => T | null,
): ChosenOwners<T> {
  const chosen: ChosenOwners<T> = { kept: [], stale: [] };
  for (const match of matches) {
    if (chosen.kept.length === MAX_KEPT_RULES) break;
    const owners: T[] = [];
    for (const owner of match.rule.owners) {
      const resolved = resolve(owner);
      if (resolved === null) chosen.stale.push({ rule: match.rule, owner });
      else owners.push(resolved);
    }
    if (owners.length > 0) chosen.kept.push({ ...match, owners });
  }
  return chosen;
}
