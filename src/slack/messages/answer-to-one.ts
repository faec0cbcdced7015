import type { AssignmentSummary, ToOne } from '../../assignment/types';
import { sameActor } from '../../people/actor';
import type { Actor } from '../../people/types';
import { actions, button, section, sectionsOf } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import { ACTIONS, answerBlock, encodeRequest } from '../ids';
import type { RenderedMessage } from './rendered-message';
import { withRest } from './rest';
import { actorName, count, shortIdName } from './words';

type Entry = AssignmentSummary['issues'][number];
const AWAY = 3;

/** "*Bob* holds 2 open issues, the fewest of *#backend*" */
function why({ choices, team }: ToOne, { issueId }: Entry): string {
  const choice = choices.find((one) => one.issueId === issueId);
  if (!choice) return '';
  const holds = `${actorName(choice.to)} holds ${choice.open === 0 ? 'no open issue' : count(choice.open, 'open issue')}`;
  return choice.tied
    ? `${holds}, as few as others of ${actorName(team)}, and is longest without a new one`
    : `${holds}, the fewest of ${actorName(team)}`;
}

/** "; *Carol* is away" */
function passedOver({ away }: ToOne): string {
  if (away.length === 0) return '';
  const rest = away.length - AWAY;
  const names = [...away.slice(0, AWAY).map(actorName), ...(rest > 0 ? [`${rest} more`] : [])];
  const listed = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `; ${listed} ${names.length === 1 ? 'is' : 'are'} away`;
}

function became({ outcome, before }: Entry, to: Actor): string {
  if (outcome === 'unchanged') return `stays with ${actorName(to)}`;
  return `is now assigned to ${actorName(to)}${before ? `, taken from ${actorName(before)}` : ''}`;
}

function sentence(toOne: ToOne, entry: Entry): string {
  const to = toOne.choices.find(({ issueId }) => issueId === entry.issueId)?.to;
  if (!to) return shortIdName(entry.shortId);
  const { after } = entry;
  const meanwhile = sameActor(to, after) ? '' : ` By now ${after ? `${actorName(after)} has it` : 'nobody holds it'}.`;
  return `${shortIdName(entry.shortId)} ${became(entry, to)}.${meanwhile}`;
}

/** Who was chosen from a team, and why that one; with Undo. */
export function answerToOne(summary: AssignmentSummary, toOne: ToOne): RenderedMessage {
  const { issues, counts, requestId, canUndo } = summary;
  const all = Object.values(counts).reduce((sum, some) => sum + some, 0);
  const [first] = issues;
  const single = all === 1 && first;
  const said = single
    ? `${sentence(toOne, first)} ${why(toOne, first)}${passedOver(toOne)}.`
    : `${count(all, 'issue')} went to members of ${actorName(toOne.team)}, each to whoever held the fewest${passedOver(toOne)}.`;
  const reason = quote(summary.reason ?? '', SHOWN.note);
  const lines = issues.map((entry) => `• ${sentence(toOne, entry)} ${why(toOne, entry)}.`);
  return {
    text: said,
    blocks: [
      section(reason === '' ? said : `${said}\n${reason}`),
      ...(single ? [] : sectionsOf(withRest(lines, all))),
      ...(canUndo ? [actions([button(ACTIONS.undo, 'Undo', encodeRequest(requestId))], answerBlock(requestId))] : []),
    ],
  };
}
