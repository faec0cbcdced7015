import type { IssueSpec } from './types';

const SHORT_ID = /^[a-z0-9_][a-z0-9_-]{0,63}-[1-9]\d{0,9}$/i;
const PERMALINK = /^https?:\/\/[^/\s]+\/archives\/([A-Za-z0-9]+)\/p(\d{10})(\d{6})(?:\?(\S*))?$/i;

/** Reads `CHECKOUT-1`, `last` or the address of a card or of a reply to it; null for anything else. */
export function readIssue(word: string): IssueSpec | null {
  if (word.toLowerCase() === 'last') return { by: 'last' };
  if (SHORT_ID.test(word)) return { by: 'short-id', text: word.toUpperCase() };
  return readPermalink(word.startsWith('<') ? (word.slice(1, -1).split('|')[0] ?? '') : word);
}

function readPermalink(address: string): IssueSpec | null {
  if (address.length > 1000) return null;
  const [, channelId, seconds, micros, query] = PERMALINK.exec(address.replaceAll('&amp;', '&')) ?? [];
  if (!channelId) return null;
  const thread = /(?:^|&)thread_ts=(\d{10}\.\d{6})(?:&|$)/.exec(query ?? '')?.[1];
  return { by: 'permalink', channelId: channelId.toUpperCase(), ts: thread ?? `${seconds}.${micros}` };
}

export function printIssue(issue: IssueSpec): string {
  switch (issue.by) {
    case 'short-id':
      return issue.text;
    case 'last':
      return 'last';
    case 'permalink':
      return `https://slack.com/archives/${issue.channelId}/p${issue.ts.replace('.', '')}`;
  }
}

/** Two spellings of one issue are one. */
export function distinctIssues(issues: readonly IssueSpec[]): IssueSpec[] {
  return [...new Map(issues.map((issue) => [printIssue(issue), issue])).values()];
}
