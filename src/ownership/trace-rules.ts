import type { CompiledRules } from './compile-rules';
import type { AnyRule, Evidence, RuleMatch } from './types';

export interface TraceLine {
  rule: AnyRule;
  /** null: the rule was tried and did not match. */
  on: Evidence | null;
}

/**
 * Every rule that was tried, in the order of precedence from weakest to strongest: CODEOWNERS, then the rules, line by line.
 * `matches` is what `matchRules` answered for the same rules, so that a reason shown is the reason that counted.
 */
export function traceRules({ all }: Pick<CompiledRules, 'all'>, matches: readonly RuleMatch[]): TraceLine[] {
  const matched = new Map(matches.map(({ rule, on }) => [rule, on]));
  return all.map((rule) => ({ rule, on: matched.get(rule) ?? null }));
}
