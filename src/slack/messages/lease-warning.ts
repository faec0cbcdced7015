import type { KnownBlock } from '@slack/types';
import type { IssueView } from '../../issues/types';
import type { WarningItem, WarningView } from '../../leases/types';
import { actions, button, context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { bold } from '../blocks/mrkdwn';
import { ago, dateAndTime } from '../blocks/when';
import { ACTIONS, encodeQuestion, issueBlock } from '../ids';
import { assigneeMenu, drawing } from './issue-controls';
import { messageSection, titleLine, titleSection } from './issue-parts';
import type { RenderedMessage } from './rendered-message';
import { activitySentence } from './thread-line';
import { count, shortIdName } from './words';

/** "Still on it?", about one or several issues; what became of each replaces its buttons. */
export function leaseWarning({ id, days, answerBy, items }: WarningView): RenderedMessage {
  const open = items.filter(({ isOpen }) => isOpen);
  const said = opening(open.length, days);
  return {
    text: said,
    blocks: [
      section(said),
      ...items.flatMap((item) => (item.isOpen ? question(id, item, items.length === 1) : [outcome(item)])),
      ...(open.length === 0 ? [] : [context(consequence(open, answerBy))]),
    ],
  };
}

function opening(open: number, days: number): string {
  if (open === 0) return ':white_check_mark: Still on it? This question is over.';
  const silence = count(days, 'business day');
  const what = open === 1 ? 'this issue of yours' : `these ${count(open, 'issue')} of yours`;
  return `:hourglass_flowing_sand: *Still on it?* Nothing has happened about ${what} for ${silence} or more.`;
}

function question(warningId: string, { issue, backTo }: WarningItem, isAlone: boolean): KnownBlock[] {
  const value = encodeQuestion(warningId, issue.id);
  return [
    titleSection(issue),
    ...(isAlone ? [messageSection(issue)].filter((block) => block !== null) : []),
    context(facts(issue, backTo)),
    actions(
      [
        button(ACTIONS.extendLease, 'Extend', value, 'primary'),
        button(ACTIONS.handBack, 'Hand back', value),
        assigneeMenu(issue),
      ],
      issueBlock('lease', issue.id, drawing(issue)),
    ),
  ];
}

function facts({ shortId, assignee, timesSeen, lastSeen }: IssueView, backTo: string | null): string {
  return [
    shortIdName(shortId),
    ...(assignee ? [`yours since ${ago(assignee.assignedAt)}`] : []),
    ...(timesSeen > 1 ? [count(timesSeen, 'event')] : []),
    `last seen ${ago(lastSeen)}`,
    ...(backTo === null ? [] : [`came from ${bold(`#${backTo}`, SHOWN.name)}`]),
  ].join('  ·  ');
}

function outcome({ issue, ended }: WarningItem): KnownBlock {
  const what = ended ? activitySentence(issue, ended) : 'There is nothing to ask any more.';
  return section(`${shortIdName(issue.shortId)}  ${titleLine(issue)}\n${what}`);
}

function consequence(open: readonly WarningItem[], answerBy: Date): string {
  const isBack = open.every(({ backTo }) => backTo !== null);
  const isFree = open.every(({ backTo }) => backTo === null);
  const what = open.length === 1 ? 'it goes' : 'they go';
  const where = isBack ? 'back to the team' : isFree ? 'back to nobody' : 'back to the team, or to nobody';
  return `Without an answer by ${dateAndTime(answerBy)}, ${what} ${where}. Any other action on an issue is an answer, too.`;
}
