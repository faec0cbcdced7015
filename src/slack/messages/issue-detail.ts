import { context, firstFitting, section } from '../blocks/elements';
import { LIMITS, SHOWN } from '../blocks/limits';
import type { IssueView } from '../../issues/types';
import type { SuggestedOwner } from '../../notifications/messages';
import { issueBlocks, issueSummary } from './issue-card';
import { issueRow } from './issue-rows';
import type { RenderedMessage } from './rendered-message';
import { restWords } from './rest';
import { count } from './words';

/** Rows that fit beside a headline and a closing line. */
const MAX_ROWS = LIMITS.messageBlocks - 2;

/**
 * `/assign ISSUE…` without a target: one issue in full with its suggested owners, several as rows with a menu each.
 * @param shown at least one; issues of active projects only
 */
export function issueDetail(
  shown: readonly { issue: IssueView; suggested: readonly SuggestedOwner[] }[],
): RenderedMessage {
  const [first] = shown;
  if (shown.length === 1 && first) {
    return { text: issueSummary(first.issue), blocks: issueBlocks(first.issue, first.suggested) };
  }
  const title = count(shown.length, 'issue');
  const all = shown.slice(0, MAX_ROWS).map(({ issue }) => issueRow(issue));
  const rows = firstFitting(all, (row) => row.text?.text.length ?? 0, SHOWN.rowsText);
  const rest = shown.length - rows.length;
  const more = rest > 0 ? [context(restWords(rest))] : [];
  return { text: title, blocks: [section(`*${title}*`), ...rows, ...more] };
}
