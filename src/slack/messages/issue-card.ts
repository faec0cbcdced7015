import type { KnownBlock } from '@slack/types';
import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { literal } from '../blocks/mrkdwn';
import type { IssueView } from '../../issues/types';
import type { SuggestedOwner } from '../../notifications/messages';
import { controls, suggestedOwners, whyButton } from './issue-controls';
import { countsContext, footer, messageSection, tagsContext, titleSection } from './issue-parts';
import { stateLines } from './issue-state';
import type { RenderedMessage } from './rendered-message';
import { rulingOver } from './rule-words';
import { actorLabel, titleText } from './words';

/** Everything about one issue in the order of PRODUCT 4.3, with its controls. */
export function issueBlocks(issue: IssueView, suggested: readonly SuggestedOwner[]): KnownBlock[] {
  const state = stateLines(issue);
  const accessory = rulingOver(issue) === null ? {} : { accessory: whyButton(issue) };
  return [
    titleSection(issue),
    messageSection(issue),
    state.length > 0 ? section(state.join('\n'), accessory) : null,
    tagsContext(issue),
    countsContext(issue),
    ...suggestedOwners(issue, suggested),
    controls(issue),
    footer(issue),
  ].filter((block) => block !== null);
}

function stateWords({ status, assignee }: IssueView): string {
  const words = [
    ...(status === 'unresolved' ? [] : [status]),
    ...(assignee ? [`assigned to ${literal(actorLabel(assignee.actor), SHOWN.name)}`] : []),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** "CHECKOUT-1: TypeError … (assigned to Bob)", for notifications and screen readers. */
export function issueSummary(issue: IssueView): string {
  return `${literal(issue.shortId, SHOWN.name)}: ${titleText(issue.title)}${stateWords(issue)}`;
}

/** The live card of one issue in one channel. */
export function issueCard(issue: IssueView, suggested: readonly SuggestedOwner[]): RenderedMessage {
  return { text: issueSummary(issue), blocks: issueBlocks(issue, suggested) };
}
