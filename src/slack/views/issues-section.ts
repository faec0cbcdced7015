import type { IssueView } from '../../issues/types';
import { restWords } from '../messages/rest';
import { shortIdName, titleText } from '../messages/words';

const MOST_NAMED = 5;

/** The issues a modal is about, as a few lines of mrkdwn. */
export function issuesSection(issues: readonly IssueView[]): string {
  const lines = issues
    .slice(0, MOST_NAMED)
    .map(({ shortId, title }) => `${shortIdName(shortId)} ${titleText(title, 80)}`);
  const rest = issues.length - lines.length;
  return [...lines, ...(rest > 0 ? [restWords(rest)] : [])].join('\n');
}
