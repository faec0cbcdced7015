import { asTyped, quotable } from './clean-text';
import { distinctIssues, readIssue } from './issue-spec';
import { parseList } from './parse-list';
import { parseStats } from './parse-stats';
import { parseTest } from './parse-test';
import { parseWhere } from './parse-where';
import { readTarget } from './target-spec';
import { tokenize } from './tokens';
import type { AssignCommand, IssueSpec, TargetSpec } from './types';

const MAX_ISSUES = 100;
const MAX_REASON = 500;
const MAX_QUOTE = 300;
const TO_ONE = /^(?:--|—|–)to-one$/i;

/** Reads the text of `/assign` (PRODUCT 4.2). Never throws; what it cannot read comes back as `unreadable` with the why. */
export function parseAssign(text: string): AssignCommand {
  const { words, reason } = tokenize(text);
  const unreadable = (what: string): AssignCommand => ({ kind: 'unreadable', text: quotable(text, MAX_QUOTE), what });
  const [first, ...rest] = words;
  if (first === undefined) return reason === null ? { kind: 'modal' } : unreadable('There is a reason, but no issue.');
  switch (first.toLowerCase()) {
    case 'help':
      return { kind: 'help' };
    case 'settings':
      if (rest.length > 0 || reason !== null) return unreadable('“settings” stands alone: it opens a form.');
      return { kind: 'settings' };
    case 'list':
    case 'mine': {
      if (reason !== null) return unreadable('A list takes no reason.');
      const list = parseList(rest, first.toLowerCase() === 'mine' ? { by: 'me' } : null);
      return typeof list === 'string' ? unreadable(list) : list;
    }
    case 'auto': {
      if (reason !== null) return unreadable('The rules decide for themselves, so they take no reason.');
      const auto = parseAuto(rest);
      return typeof auto === 'string' ? unreadable(auto) : auto;
    }
    case 'test': {
      const test = parseTest(text);
      return typeof test === 'string' ? unreadable(test) : test;
    }
    case 'where': {
      const where = parseWhere(text);
      return typeof where === 'string' ? unreadable(where) : where;
    }
    case 'stats': {
      if (reason !== null) return unreadable('Statistics take no reason.');
      const stats = parseStats(rest);
      return typeof stats === 'string' ? unreadable(stats) : stats;
    }
    default: {
      const read = parseIssuesAndTarget(words, reason);
      return typeof read === 'string' ? unreadable(read) : read;
    }
  }
}

/** The words after `auto`. */
function parseAuto(words: readonly string[]): AssignCommand | string {
  const issues: IssueSpec[] = [];
  for (const word of words) {
    const issue = readIssue(word);
    if (!issue) return `“${quotable(word, 60)}” is no issue.`;
    issues.push(issue);
  }
  const distinct = distinctIssues(issues);
  if (distinct.length === 0) return 'Which issues shall the rules decide about? Name them after “auto”.';
  return tooMany(distinct) ?? { kind: 'auto', issues: distinct };
}

function tooMany({ length }: readonly IssueSpec[]): string | null {
  return length > MAX_ISSUES ? `At most ${MAX_ISSUES} issues at once, and there are ${length} here.` : null;
}

/** The command, or the sentence saying what was not understood. */
function parseIssuesAndTarget(words: readonly string[], rawReason: string | null): AssignCommand | string {
  const issues: IssueSpec[] = [];
  let target: TargetSpec | null = null;
  let toOne = false;
  for (const word of words) {
    if (TO_ONE.test(word)) {
      toOne = true;
      continue;
    }
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
  const refused = tooMany(distinct);
  if (refused !== null) return refused;
  const reason = rawReason === null ? null : asTyped(rawReason).trim();
  if (target === null) {
    if (reason !== null) return 'There is a reason, but nobody to assign to.';
    if (toOne) return '“--to-one” chooses from a team, and there is no team.';
    return { kind: 'show', issues: distinct };
  }
  if (reason !== null && Array.from(reason).length > MAX_REASON)
    return `A reason can have at most ${MAX_REASON} characters.`;
  if (toOne && (target.by === 'me' || target.by === 'nobody' || target.by === 'email')) {
    return '“--to-one” chooses from a team, such as #backend, and there is no team.';
  }
  const assign = { kind: 'assign' as const, issues: distinct, target, reason: reason === '' ? null : reason };
  return toOne ? { ...assign, toOne } : assign;
}

function whyNot(word: string): string {
  if (/^<#[A-Z0-9]+\|?>$/.test(word))
    return 'Slack hides the name of that channel from me; write the team as team:7 or link it to a user group.';
  return `“${quotable(word, 60)}” is neither an issue nor somebody to assign it to.`;
}
