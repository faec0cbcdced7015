import { distinctIssues, readIssue } from './issue-spec';
import type { IssueSpec } from './types';

const SHORT_ID = /(?<![a-z0-9_-])[a-z0-9_][a-z0-9_-]{0,63}-[1-9]\d{0,9}(?![a-z0-9_])/gi;
const ADDRESS = /https?:\/\/[^\s<>|"]{1,500}/gi;
const MAX_TEXT = 20_000;
const MAX_FOUND = 300;

/**
 * What could be an issue in a text that was written for people, each once: short ids, also those in addresses, and links
 * to cards. Whether there is such an issue is another question. Bounded in time and number, whatever the text is.
 */
export function issuesInText(text: string): IssueSpec[] {
  const read = text.slice(0, MAX_TEXT);
  const named = (read.match(SHORT_ID) ?? []).map(readIssue);
  const linked = (read.match(ADDRESS) ?? []).map(readIssue);
  return distinctIssues([...named, ...linked].filter((issue) => issue !== null)).slice(0, MAX_FOUND);
}
