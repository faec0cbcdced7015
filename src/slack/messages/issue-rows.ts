import type { SectionBlock } from '@slack/types';
import { section } from '../blocks/elements';
import { ago } from '../blocks/when';
import { issueBlock } from '../ids';
import type { IssueView } from '../../issues/types';
import { assigneeMenu, drawing } from './issue-controls';
import { titleLine } from './issue-parts';
import { actorName, count, shortIdName } from './words';

/** One issue as one section with its assignee menu. */
export function issueRow(issue: IssueView): SectionBlock {
  const details = [
    shortIdName(issue.shortId),
    ...(issue.assignee ? [actorName(issue.assignee.actor)] : []),
    ...(issue.timesSeen > 1 ? [count(issue.timesSeen, 'event')] : []),
    `last seen ${ago(issue.lastSeen)}`,
  ];
  return section(`${titleLine(issue)}\n${details.join('  ·  ')}`, {
    block_id: issueBlock('row', issue.id, drawing(issue)),
    accessory: assigneeMenu(issue),
  });
}
