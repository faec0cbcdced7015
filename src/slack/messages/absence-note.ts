import type { Button } from '@slack/types';
import type { AbsenceNote, SuggestedOwner } from '../../notifications/messages';
import type { Away } from '../../people/availability';
import type { IssueId } from '../../platform/ids';
import { button } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { literal } from '../blocks/mrkdwn';
import { dayAndTime } from '../blocks/when';
import { encodeIssueAndActor, suggestedOwnerAction } from '../ids';
import { actorLabel, actorName } from './words';

type Status = Extract<Away, { why: 'status' }>;

/** A status is text from outside; of its emoji, only what can be nothing else is shown as one. */
function statusText({ text, emoji, until }: Status): string {
  const shown = /^:[a-z0-9_+'-]{1,60}:(:skin-tone-[2-6]:)?$/.test(emoji) ? emoji : '';
  const end = until && !/\b(until|till|back)\b/i.test(text) ? `until ${dayAndTime(until)}` : '';
  const words = literal(text.replace(/[\s.!]+$/, ''), SHOWN.status);
  return [shown, words, end].filter((part) => part !== '').join(' ');
}

function absence(name: string, away: Away): string {
  switch (away.why) {
    case 'status':
      return `${name} is away: ${statusText(away)}.`;
    case 'quiet':
      return `${name} has do not disturb on until ${dayAndTime(away.until)}.`;
    case 'hours':
      return `It is ${away.day ? `${away.day}, ` : ''}${away.time} for ${name}.`;
  }
}

/** "*Bob* is away: :palm_tree: Vacationing. *#payments* could take it (rule 3 · path:src/pay/*)." */
export function absenceNote({ who, away, instead }: AbsenceNote): string {
  const said = absence(actorName(who), away);
  if (!instead) return said;
  return `${said} ${actorName(instead.actor)} could take it (${literal(instead.reason, SHOWN.reason)}).`;
}

/** Hands over what was just assigned, when it is clicked and never by itself. */
export function insteadButton(issueId: IssueId, { actor }: SuggestedOwner): Button {
  return button(
    suggestedOwnerAction(0),
    `Give it to ${actorLabel(actor)} instead`,
    encodeIssueAndActor(issueId, actor),
  );
}
