import { quotable } from './clean-text';
import { distinctIssues, printIssue, readIssue } from './issue-spec';
import { parseAssign } from './parse-assign';
import { splitReason } from './tokens';
import type { AssignCommand, IssueSpec } from './types';

export type MentionCommand = AssignCommand | { kind: 'status'; to: 'resolved' | 'unresolved'; issues: IssueSpec[] };

// A reference or link is one word, even with spaces in its label.
const WORD = /<[^<>]*>|[^\s<]+|</g;
const FILLERS = new Set(['assign', 'give', 'to', 'please', 'thanks', 'hey', 'hi', 'hello']);
const HERE = new Set(['this', 'it']);
const STATUS = { resolve: 'resolved', unresolve: 'unresolved', reopen: 'unresolved' } as const;
const MAX_ISSUES = 100;
const MAX_QUOTE = 300;

/**
 * Reads what was said to the app: the text of `/assign` between words of politeness, or `resolve ISSUE…`. Never throws.
 * @param botUserId what the app is called in the text
 * @param here the message at the root of the thread, when it shows issues; "this" and what names no issue is about it
 */
export function parseMention(text: string, botUserId: string, here: IssueSpec | null): MentionCommand {
  const said = text.replace(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g, (mention, id) => (id === botUserId ? ' ' : mention)).trim();
  const command = read(said, here);
  return command.kind === 'unreadable' ? { ...command, text: quotable(said, MAX_QUOTE) } : command;
}

function read(said: string, here: IssueSpec | null): MentionCommand {
  const { head, reason } = splitReason(said);
  const words = plainWords(head, here);
  const [first = '', ...rest] = words;
  if (first.toLowerCase() === 'test') return parseAssign(said.slice(said.search(/test/i)));
  const status = Object.hasOwn(STATUS, first.toLowerCase()) ? STATUS[first.toLowerCase() as keyof typeof STATUS] : null;
  if (status !== null) return readStatus(status, rest, here);
  const ending = reason === null ? '' : ` -- ${reason}`;
  const command = parseAssign(words.join(' ') + ending);
  if (here === null) return command;
  if (command.kind === 'modal') return { kind: 'show', issues: [here] };
  if (command.kind !== 'unreadable') return command;
  const aboutHere = parseAssign([printIssue(here), ...words].join(' ') + ending);
  return aboutHere.kind === 'assign' ? aboutHere : command;
}

/** Without politeness and the marks at the ends of words; "this" is the message at the root of the thread. */
function plainWords(head: string, here: IssueSpec | null): string[] {
  const words = (head.match(WORD) ?? []).map((word) => word.replace(/[.,;:!?]+$/, ''));
  return words
    .filter((word) => word !== '' && !FILLERS.has(word.toLowerCase()))
    .map((word) => (here && HERE.has(word.toLowerCase()) ? printIssue(here) : word));
}

function readStatus(to: 'resolved' | 'unresolved', words: readonly string[], here: IssueSpec | null): MentionCommand {
  const unreadable = (what: string): MentionCommand => ({ kind: 'unreadable', text: '', what });
  const issues: IssueSpec[] = words.length === 0 && here ? [here] : [];
  for (const word of words) {
    const issue = readIssue(word);
    if (!issue) return unreadable(`“${quotable(word, 60)}” is no issue.`);
    issues.push(issue);
  }
  const distinct = distinctIssues(issues);
  if (distinct.length === 0) return unreadable('Which issue? Name it, or say it in the thread of its card.');
  if (distinct.length > MAX_ISSUES) return unreadable(`At most ${MAX_ISSUES} issues at once.`);
  return { kind: 'status', to, issues: distinct };
}
