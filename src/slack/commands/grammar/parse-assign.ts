import { asTyped, quotable } from './clean-text';
import { distinctIssues, readIssue } from './issue-spec';
import { parseList } from './parse-list';
import { readTarget } from './target-spec';
import { tokenize } from './tokens';
import type { AssignCommand, IssueSpec, TargetSpec } from './types';

const MAX_ISSUES = 100;
const MAX_REASON = 500;
const MAX_QUOTE = 300;

/** Reads the text of `/assign` (PRODUCT 4.2). Never throws; what it cannot read comes back as `unreadable` with the why. */
export function parseAssign(text: string): AssignCommand {
  const { words, reason } = tokenize(text);
  const unreadable = (what: string): AssignCommand => ({ kind: 'unreadable', text: quotable(text, MAX_QUOTE), what });
  const [first, ...rest] = words;
  if (first === undefined) return reason === null ? { kind: 'modal' } : unreadable('There is a reason, but no issue.');
  switch (first.toLowerCase()) {
    case 'help':
      return { kind: 'help' };
    case 'list':
    case 'mine': {
      if (reason !== null) return unreadable('A list takes no reason.');
      const list = parseList(rest, first.toLowerCase() === 'mine' ? { by: 'me' } : null);
      return typeof list === 'string' ? unreadable(list) : list;
    }
    default: {
      const read = parseIssuesAndTarget(words, reason);
      return typeof read === 'string' ? unreadable(read) : read;
    }
  }
}

/** The command, or the sentence saying what was not understood. */
function parseIssuesAndTarget(words: readonly string[], rawReason: string | null): AssignCommand | string {
  const issues: IssueSpec[] = [];
  let target: TargetSpec | null = null;
  for (const word of words) {
    const issue = readIssue(word);
    if (issue) {
      issues.push(issue);
      continue;
    }
    const read = readTarget(word);
    if (!read) return whyNot(word);
    if (target) return 'I can give issues to one person or team at a time, and there are two here.';
    target = read;
  }
  const distinct = distinctIssues(issues);
  if (distinct.length === 0) return 'There is somebody to assign to, but no issue.';
  if (distinct.length > MAX_ISSUES)
    return `At most ${MAX_ISSUES} issues at once, and there are ${distinct.length} here.`;
  const reason = rawReason === null ? null : asTyped(rawReason).trim();
  if (target === null) {
    if (reason !== null) return 'There is a reason, but nobody to assign to.';
    return { kind: 'show', issues: distinct };
  }
  if (reason !== null && Array.from(reason).length > MAX_REASON)
    return `A reason can have at most ${MAX_REASON} characters.`;
  return { kind: 'assign', issues: distinct, target, reason: reason === '' ? null : reason };
}

function whyNot(word: string): string {
  if (/^<#[A-Z0-9]+\|?>$/.test(word))
    return 'Slack hides the name of that channel from me; write the team as team:7 or link it to a user group.';
  return `“${quotable(word, 60)}” is neither an issue nor somebody to assign it to.`;
}
