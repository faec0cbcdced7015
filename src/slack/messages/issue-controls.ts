import type { ActionsBlock, Button, ExternalSelect, KnownBlock } from '@slack/types';
import { actions, button, context, option, plainText } from '../blocks/elements';
import { LIMITS, SHOWN } from '../blocks/limits';
import { literal } from '../blocks/mrkdwn';
import { oneLine } from '../blocks/text';
import { ACTIONS, encodeAssignee, encodeIssue, encodeIssueAndActor, issueBlock, suggestedOwnerAction } from '../ids';
import type { IssueView } from '../../issues/types';
import type { SuggestedOwner } from '../../notifications/messages';
import { sameActor } from '../../people/actor';
import { isRulesReason, rulingOver } from './rule-words';
import { actorLabel, actorName } from './words';

/** Changes with every change of holder, see {@link issueBlock}. */
export function drawing({ assignee }: IssueView): string {
  return assignee ? assignee.assignedAt.getTime().toString(36) : 'free';
}

/** The menu of who may hold the issue; its options are asked for when it is opened (PRODUCT 4.5). */
export function assigneeMenu({ assignee }: IssueView): ExternalSelect {
  return {
    type: 'external_select',
    action_id: ACTIONS.assignee,
    placeholder: plainText('Assign to…', LIMITS.placeholder),
    min_query_length: 0,
    ...(assignee ? { initial_option: option(actorLabel(assignee.actor), encodeAssignee(assignee.actor)) } : {}),
  };
}

function statusButtons({ id, status, project }: IssueView): Button[] {
  const value = encodeIssue(id);
  const resolve = project.hasReleases
    ? button(ACTIONS.resolveModal, 'Resolve…', value, 'primary')
    : button(ACTIONS.resolve, 'Resolve', value, 'primary');
  return [
    status === 'resolved' ? button(ACTIONS.unresolve, 'Unresolve', value) : resolve,
    status === 'archived'
      ? button(ACTIONS.unarchive, 'Unarchive', value)
      : button(ACTIONS.archiveModal, 'Archive…', value),
  ];
}

/** PRODUCT 4.4: always there and always matching the state. */
export function controls(issue: IssueView): ActionsBlock {
  return actions(
    [...statusButtons(issue), button(ACTIONS.assignToMe, 'Assign to me', encodeIssue(issue.id)), assigneeMenu(issue)],
    issueBlock('controls', issue.id, drawing(issue)),
  );
}

/** Asks for the rules that were tried; drawn once, beside what it asks about. */
export const whyButton = ({ id }: IssueView): Button => button(ACTIONS.why, 'Why?', encodeIssue(id));

/** "Payments · rule 3 · path:src/pay/*" */
const suggestionLabel = ({ actor, reason }: SuggestedOwner) =>
  `${actorLabel(actor)} · ${oneLine(reason, SHOWN.reason)}`;

/** One button per suggested owner who does not hold the issue yet; reasons too long for a button are told in full above. */
export function suggestedOwners(issue: IssueView, suggested: readonly SuggestedOwner[]): KnownBlock[] {
  const offered = suggested
    .filter(({ actor }) => !sameActor(actor, issue.assignee?.actor ?? null))
    .slice(0, SHOWN.suggestedOwners);
  if (offered.length === 0) return [];
  const inFull = offered.some((owner) => suggestionLabel(owner).length > LIMITS.buttonText);
  const reasons = offered.map(({ actor, reason }) => `${actorName(actor)} (${literal(reason, SHOWN.reason)})`);
  const noun = offered.length === 1 ? 'Suggested owner' : 'Suggested owners';
  const buttons = offered.map((owner, index) =>
    button(suggestedOwnerAction(index), suggestionLabel(owner), encodeIssueAndActor(issue.id, owner.actor)),
  );
  // When a rule gave the issue away, the line that says so has the button.
  const asks = rulingOver(issue) === null && offered.some(({ reason }) => isRulesReason(reason));
  return [
    context(inFull ? `${noun}: ${reasons.join(', ')}` : noun),
    actions(asks ? [...buttons, whyButton(issue)] : buttons, issueBlock('suggested', issue.id, drawing(issue))),
  ];
}
