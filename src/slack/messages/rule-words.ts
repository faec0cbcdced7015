import type { IssueView } from '../../issues/types';
import { asWritten, isOfCodeowners, patternOf } from '../../ownership/rule-text';
import type { AnyRule, Evidence } from '../../ownership/types';
import { SHOWN } from '../blocks/limits';
import { code } from '../blocks/mrkdwn';

const COMMIT = /^commit ([0-9a-f]{7,})$/;

/** "commit `1a2b3c4`" */
export const commitAt = (sha: string): string => `commit ${code(sha.slice(0, 7), SHOWN.name)}`;

/**
 * "by the rule `path:src/pay/*`", "by the CODEOWNERS line `/src/pay/`", "by commit `1a2b3c4`", from the text that is stored
 * with an issue.
 */
export function byRule(text: string): string {
  const [, sha] = COMMIT.exec(text) ?? [];
  if (sha !== undefined) return `by ${commitAt(sha)}`;
  const pattern = code(patternOf(text), SHOWN.rule);
  if (pattern === '') return 'by a rule';
  return isOfCodeowners(text) ? `by the CODEOWNERS line ${pattern}` : `by the rule ${pattern}`;
}

/**
 * "rule 3 `path:src/pay/*`", "CODEOWNERS line 42 `/src/pay/`", "commit `1a2b3c4`"; `line` is null when nobody knows it any
 * more.
 */
export function ruleAt(text: string, line: number | null): string {
  const [, sha] = COMMIT.exec(text) ?? [];
  if (sha !== undefined) return commitAt(sha);
  return `${place(isOfCodeowners(text), line)} ${code(patternOf(text), SHOWN.rule)}`.trim();
}

/** The same with its owners, unless they make it too long. */
export function wholeRuleAt({ text, line, matcher }: AnyRule): string {
  const whole = asWritten(text);
  const shown = whole.length > SHOWN.rule ? patternOf(text) : whole;
  return `${place(matcher.type === 'codeowners', line)} ${code(shown, SHOWN.rule)}`.trim();
}

function place(inCodeowners: boolean, line: number | null): string {
  const name = inCodeowners ? 'CODEOWNERS line' : 'rule';
  return line === null ? `the ${name}` : `${name} ${line}`;
}

/** "the path `src/pay/charge.ts`", "the tag `environment: production`". */
export function evidenceWords(on: Evidence): string {
  const shown = code(on.type === 'tag' ? `${on.name}: ${on.value}` : on.value, SHOWN.rule);
  return `the ${on.type === 'url' ? 'URL' : on.type} ${shown}`.trim();
}

/** The rule or the commit that gave the issue to its holder; null when a person did, or nobody holds it. */
export function rulingOver({ assignee }: Pick<IssueView, 'assignee'>): string | null {
  return assignee?.assignedBy === null ? assignee.rule : null;
}

/** Whether the reason of a suggested owner is a rule's, a CODEOWNERS line's or a commit's. */
export const isRulesReason = (reason: string): boolean =>
  /^(?:(?:rule|CODEOWNERS line) \d|commit [0-9a-f]{7}\b)/.test(reason);
