import { withoutInvisible } from '../platform/invisible';
import { printRule } from './print-rule';
import { distinctOwners, readOwner } from './read-owner';
import { readPattern } from './read-pattern';
import { columnAt, isLonger, linesOf, wordsOf } from './text-lines';
import type { OwnerSpec, OwnershipRule, RuleError } from './types';

export const MAX_RULES_TEXT = 100_000;

/**
 * Reads a project's rules (PRODUCT 6.1), one a line: `[path:|module:|url:|tags.NAME:]pattern owner…`. Never throws. With
 * any error, the rules are those that could be read. Columns do not count invisible characters.
 *
 * A line whose first sign is `#` is a comment. After an owner, a `#` that stands alone begins a comment, for `#team` is an
 * owner.
 */
export function parseRules(text: string): { rules: OwnershipRule[]; errors: RuleError[] } {
  if (isLonger(text, MAX_RULES_TEXT)) {
    const message = `The rules have more than ${MAX_RULES_TEXT.toLocaleString('en')} characters, which is the limit.`;
    return { rules: [], errors: [{ line: 1, column: 1, message }] };
  }
  const rules: OwnershipRule[] = [];
  const errors: RuleError[] = [];
  linesOf(text).forEach((written, index) => {
    const line = withoutInvisible(written);
    const start = line.search(/\S/);
    if (start < 0 || line[start] === '#') return;
    const read = parseLine(line, start, index + 1);
    if (Array.isArray(read)) errors.push(...read);
    else rules.push(read);
  });
  return { rules, errors };
}

function parseLine(line: string, start: number, number: number): OwnershipRule | RuleError[] {
  const pattern = readPattern(line, start);
  if ('message' in pattern) {
    return [{ line: number, column: columnAt(line, pattern.index), message: pattern.message }];
  }
  const owners: OwnerSpec[] = [];
  const errors: RuleError[] = [];
  for (const { text, column } of wordsOf(line, pattern.end)) {
    if (text === '#' && owners.length > 0) break;
    const owner = readOwner(text);
    if (typeof owner === 'string') errors.push({ line: number, column, message: owner });
    else owners.push(owner);
  }
  if (errors.length > 0) return errors;
  if (owners.length === 0) {
    const message = 'This rule has no owner: write an e-mail or a #team after the pattern.';
    return [{ line: number, column: columnAt(line, start), message }];
  }
  const rule = { matcher: pattern.matcher, owners: distinctOwners(owners) };
  return { ...rule, line: number, text: printRule(rule) };
}
