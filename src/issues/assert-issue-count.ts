import { invalid } from '../platform/errors';
import type { IssueId } from '../platform/ids';

/** One request is one transaction, and SQLite has one writer: this many take about half a second. */
export const MOST_ISSUES = 10_000;

/** Throws invalid `no_issues` or `too_many_issues` when a request to change issues names none, or more than 10,000. */
export function assertIssueCount(issueIds: readonly IssueId[], what: 'assigned' | 'changed'): void {
  if (issueIds.length === 0) throw invalid('no_issues', 'Say which issue: nothing was changed.');
  if (issueIds.length > MOST_ISSUES) {
    throw invalid('too_many_issues', `At most ${MOST_ISSUES} issues can be ${what} at once. Nothing was changed.`);
  }
}
