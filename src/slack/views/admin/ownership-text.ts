import type { InputBlock } from '@slack/types';
import type { TextProblem } from '../../../ownership/types';
import type { OwnershipText } from '../../../ownership/views';
import { linesOf } from '../../../ownership/text-lines';
import { conflict } from '../../../platform/errors';
import { ownershipField } from '../../admin-ids';
import { plainText } from '../../blocks/elements';
import { LIMITS, SHOWN } from '../../blocks/limits';
import { oneLine } from '../../blocks/text';
import { input } from '../modal';
import { typedText, type ViewState } from '../view-state';

/** Enough for 100,000 characters, wherever their lines end. */
export const MOST_FIELDS = 40;
/** Slack takes 250 kB for a whole view. */
const MOST_BYTES = 220_000;
/** With less room than this in the last field, an empty one follows. */
const ROOM = 500;
const MOST_PROBLEMS = 10;

const NAMES: Record<OwnershipText, string> = { rules: 'Rules', codeowners: 'CODEOWNERS' };
const EXAMPLES: Record<OwnershipText, string> = {
  rules: 'path:src/pay/* #payments bob@acme.com',
  codeowners: '/src/pay/ @acme/payments',
};

/** What no form can carry or show, and what could make a line look like another. */
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

const tidy = (text: string) =>
  linesOf(
    text
      .replace(UNFIT, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .trimEnd(),
  ).join('\n');

/**
 * The text in pieces of at most 3,000 characters, cut where lines end; null when a form of Slack cannot hold it. Blank lines
 * that stand alone in a field (before a line that fills one) do not come back: Slack takes the field for empty.
 */
export function splitText(text: string): string[] | null {
  if (text.length > MOST_FIELDS * LIMITS.plainTextInput) return null;
  const lines = linesOf(
    text
      .replace(UNFIT, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .trimEnd(),
  );
  const pieces: string[][] = [];
  let room = 0;
  for (const line of lines) {
    if (line.length > LIMITS.plainTextInput) return null;
    // The line break before it counts as well.
    if (pieces.length > 0 && line.length < room) {
      pieces.at(-1)?.push(line);
      room -= line.length + 1;
    } else {
      pieces.push([line]);
      room = LIMITS.plainTextInput - line.length;
    }
  }
  const texts = pieces.map((piece) => piece.join('\n'));
  if (texts.length > MOST_FIELDS || Buffer.byteLength(JSON.stringify(texts)) > MOST_BYTES) return null;
  return room < ROOM && texts.length < MOST_FIELDS ? [...texts, ''] : texts;
}

/** The fields of a text. Throws conflict when it does not fit into a form of Slack. */
export function textFields(what: OwnershipText, round: number, text: string): InputBlock[] {
  const pieces = splitText(text);
  if (pieces === null) {
    throw conflict(
      'text_does_not_fit',
      `${NAMES[what]} of this size do not fit into a form of Slack, which takes about 100,000 characters in lines of at most 3,000.`,
    );
  }
  let line = 1;
  return pieces.map((piece, index) => {
    const label = index === 0 ? NAMES[what] : `${NAMES[what]}, from line ${line.toLocaleString('en-US')} on`;
    line += linesOf(piece).length;
    return textInput(ownershipField(round, index), label, piece, EXAMPLES[what]);
  });
}

const textInput = (name: string, label: string, value: string, example: string) =>
  input(
    name,
    label,
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: LIMITS.plainTextInput,
      placeholder: plainText(example, LIMITS.placeholder),
      ...(value.trim() === '' ? {} : { initial_value: value }),
    },
    // Without any text there are no rules, which is allowed.
    true,
  );

const typedPieces = (state: ViewState, round: number): string[] =>
  Array.from({ length: MOST_FIELDS }, (_, index) => typedText(state, ownershipField(round, index)) ?? '');

/** What stands in the fields, as one text. */
export const readTextFields = (state: ViewState, round: number): string => tidy(typedPieces(state, round).join('\n'));

/** "Line 3, column 7: …" */
export const problemWords = ({ line, column, message }: TextProblem): string =>
  `Line ${line.toLocaleString('en-US')}, column ${column.toLocaleString('en-US')}: ${oneLine(message, SHOWN.reason)}`;

/** The first few problems in one text, and how many more there are. */
export function problemList(problems: readonly TextProblem[], all = problems.length): string {
  const words = problems.slice(0, MOST_PROBLEMS).map(problemWords);
  const rest = all - words.length;
  return [...words, ...(rest > 0 ? [`And ${rest.toLocaleString('en-US')} more.`] : [])].join(' ');
}

/** Each problem at the field that its line is in: as many as fit sensibly, and at the last of them how many more. */
export function problemsByField(
  state: ViewState,
  round: number,
  problems: readonly TextProblem[],
): Record<string, string> {
  let next = 1;
  const begins = typedPieces(state, round).map((piece) => {
    const begin = next;
    next += linesOf(piece).length;
    return begin;
  });
  const inView = (index: number) => state.values[ownershipField(round, index)] !== undefined;
  const fieldOf = ({ line }: TextProblem) =>
    begins.findLastIndex((begin, index) => begin <= line && (index === 0 || inView(index)));
  const shown = problems.slice(0, MOST_PROBLEMS);
  const fields = [...new Set(shown.map(fieldOf))];
  return Object.fromEntries(
    fields.map((field, at) => {
      const here = shown.filter((problem) => fieldOf(problem) === field);
      const hidden = at === fields.length - 1 ? problems.length - shown.length : 0;
      return [ownershipField(round, Math.max(field, 0)), problemList(here, here.length + hidden)];
    }),
  );
}
