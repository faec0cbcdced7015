import type { KnownBlock } from '@slack/types';
import { actions, button, context, section, sectionsOf } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import { ACTIONS, answerBlock, encodeRequest } from '../ids';
import type { AssignmentSummary } from '../../assignment/types';
import type { AbsenceNote } from '../../notifications/messages';
import { sameActor } from '../../people/actor';
import type { Actor } from '../../people/types';
import { absenceNote, insteadButton } from './absence-note';
import { answerToOne } from './answer-to-one';
import type { RenderedMessage } from './rendered-message';
import { withRest } from './rest';
import { actorName, count, shortIdName, titleText } from './words';

type Entry = AssignmentSummary['issues'][number];

/** Where the issue is by now, when that is not where this request put it: somebody else was quicker (PRODUCT 3.9). */
function meanwhile({ to, source }: AssignmentSummary, { after }: Entry): string {
  if (source === 'undo' || sameActor(to, after)) return '';
  return after ? ` By now ${actorName(after)} has it.` : ' By now nobody holds it.';
}

function undone(entry: Entry): string {
  const name = shortIdName(entry.shortId);
  if (entry.outcome === 'unchanged') {
    return entry.after
      ? `${name} was not undone: ${actorName(entry.after)} has it by now.`
      : `${name} was not undone: nobody holds it by now.`;
  }
  return entry.after
    ? `Undone: ${name} is assigned to ${actorName(entry.after)} again.`
    : `Undone: nobody holds ${name} again.`;
}

function unchanged(to: Actor | null, name: string, own: boolean): string {
  if (to === null) return `Nobody held ${name} anyway, so nothing changed.`;
  return own
    ? `You already hold ${name}, so nothing changed.`
    : `${name} was already assigned to ${actorName(to)}, so nothing changed.`;
}

/** What became of one issue, as a sentence. */
function sentence(summary: AssignmentSummary, entry: Entry): string {
  if (summary.source === 'undo') return undone(entry);
  const { to } = summary;
  const name = shortIdName(entry.shortId);
  const isTaken = summary.source === 'take_next';
  const own = isTaken || summary.source === 'assign_to_me';
  const from = entry.before ? `, taken from ${actorName(entry.before)}` : '';
  const target = to ? actorName(to) : 'nobody';
  const after = meanwhile(summary, entry);
  switch (entry.outcome) {
    case 'assigned':
    case 'reassigned':
      if (isTaken) return `${name} is yours now: ${titleText(entry.title)}`;
      return own ? `${name} is yours now${from}.${after}` : `${name} is now assigned to ${target}${from}.${after}`;
    case 'unassigned':
      return entry.before
        ? `${name} is no longer assigned to ${actorName(entry.before)}.${after || ' Nobody holds it now.'}`
        : `${name} is no longer assigned to anybody.${after}`;
    case 'unchanged':
      return unchanged(to, name, own) + after;
  }
}

function total({ counts }: AssignmentSummary): { changed: number; unchanged: number } {
  return { changed: counts.assigned + counts.reassigned + counts.unassigned, unchanged: counts.unchanged };
}

function undoHeadline(changed: number, same: number): string {
  const others = count(same, 'issue');
  if (changed === 0) return `Nothing was undone: ${others} ${same === 1 ? 'has' : 'have'} changed hands since.`;
  const kept =
    same === 0
      ? ''
      : ` ${others} ${same === 1 ? 'has changed hands since and stays as it is' : 'have changed hands since and stay as they are'}.`;
  return `${count(changed, 'assignment')} ${changed === 1 ? 'is' : 'are'} undone.${kept}`;
}

/** "3 issues are now assigned to Bob. 1 issue already was." */
function headline(summary: AssignmentSummary): string {
  const { changed, unchanged: same } = total(summary);
  const { to, source } = summary;
  const are = changed === 1 ? 'is' : 'are';
  if (source === 'undo') return undoHeadline(changed, same);
  const where = to ? `assigned to ${actorName(to)}` : 'held by nobody';
  if (changed === 0) return `All ${count(same, 'issue')} were already ${where}, so nothing changed.`;
  const already = same === 0 ? '' : ` ${count(same, 'issue')} already ${same === 1 ? 'was' : 'were'}.`;
  return `${count(changed, 'issue')} ${are} now ${where}.${already}`;
}

/** What became of one issue of several, beside what the headline says of all. */
function note({ source }: AssignmentSummary, { outcome, before, after }: Entry): string[] {
  if (outcome === 'unchanged') return ['no change'];
  if (source === 'undo') return [after ? `back to ${actorName(after)}` : 'held by nobody again'];
  return before ? [`taken from ${actorName(before)}`] : [];
}

export function issueLine(summary: AssignmentSummary, entry: Entry): string {
  const name = `${shortIdName(entry.shortId)} ${titleText(entry.title, SHOWN.name)}`;
  const overtaken = meanwhile(summary, entry).trim();
  return `• ${[name, ...note(summary, entry), ...(overtaken ? [overtaken] : [])].join(' · ')}`;
}

/** All of them in a sentence, with Undo. */
export function answerInShort(summary: AssignmentSummary): RenderedMessage {
  const text = headline(summary);
  return { text, blocks: [section(text), ...controlsOf(summary, null)] };
}

function issueLines(summary: AssignmentSummary, all: number): string[] {
  const shown = summary.issues.slice(0, SHOWN.answerIssues);
  return withRest(
    shown.map((entry) => issueLine(summary, entry)),
    all,
  );
}

function controlsOf(summary: AssignmentSummary, absence: AbsenceNote | null): KnownBlock[] {
  const [first] = summary.issues;
  const buttons = [
    ...(first && absence?.instead ? [insteadButton(first.issueId, absence.instead)] : []),
    ...(summary.canUndo ? [button(ACTIONS.undo, 'Undo', encodeRequest(summary.requestId))] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons, answerBlock(summary.requestId))];
}

const cardsFollow = (cards: number) =>
  `${count(cards, 'card follows', 'cards follow')} in the background; the issues themselves have changed hands already.`;

/** The confirmation only the person who acted sees, with Undo while that is possible (PRODUCT 3.10, 4.7). */
export function answerAssignment(
  summary: AssignmentSummary,
  absence: AbsenceNote | null = null,
  cardsToRedraw = 0,
): RenderedMessage {
  if (summary.toOne) return answerToOne(summary, summary.toOne);
  const { changed, unchanged: same } = total(summary);
  const [first] = summary.issues;
  const single = changed + same === 1 && first;
  const said = single ? sentence(summary, first) : headline(summary);
  const reason = quote(summary.reason ?? '', SHOWN.note);
  const missing = absence ? absenceNote(absence) : '';
  return {
    text: `${said} ${missing}`.trim(),
    blocks: [
      section(reason === '' ? said : `${said}\n${reason}`),
      ...(single ? [] : sectionsOf(issueLines(summary, changed + same))),
      ...(missing === '' ? [] : [section(missing)]),
      ...(cardsToRedraw === 0 ? [] : [context(cardsFollow(cardsToRedraw))]),
      ...controlsOf(summary, absence),
    ],
  };
}
