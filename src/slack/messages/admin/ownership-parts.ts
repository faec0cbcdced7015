import type { SkippedLine } from '../../../ownership/types';
import type { OwnershipText, OwnershipView } from '../../../ownership/views';
import { firstFitting } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { code, literal } from '../../blocks/mrkdwn';
import { restWords } from '../rest';
import { enumerate } from './names';

const MOST_LINES = 5;
const MOST_ROWS = 30;
const ROWS_TEXT = 1_200;

/** What a text is called in a sentence. */
export const textName = (text: OwnershipText): string => (text === 'rules' ? 'rules' : 'CODEOWNERS file');

export const backCommand = (slug: string): string => code(`/assign-admin rules back ${slug}`, SHOWN.title);

export const setCommand = (text: OwnershipText, slug: string): string =>
  code(`/assign-admin ${text} set ${slug}`, SHOWN.title);

/** Whom a handle stands for, to be typed. */
export const MAP_COMMAND = '`/assign-admin codeowners map @login @person` (or `#team`)';

/** Whether somebody among these owners can be named by mapping a handle. */
export const areMappable = (stale: OwnershipView['stale'], text: OwnershipText): boolean =>
  stale.some((one) => one.text === text && one.owner.startsWith('@'));

/** "line 3", "lines 3, 7 and 12 more" */
function lineWords(lines: readonly number[]): string {
  const numbers = lines.slice(0, MOST_LINES).map((line) => line.toLocaleString('en-US'));
  return `${lines.length === 1 ? 'line' : 'lines'} ${enumerate(numbers, lines.length)}`;
}

/** As many of the first ones as there is room for, and how many more there are. */
function rows<T>(title: string, all: readonly T[], line: (one: T) => string): string[] {
  if (all.length === 0) return [];
  const shown = firstFitting(all.slice(0, MOST_ROWS).map(line), (text) => text.length, ROWS_TEXT);
  return [title, ...shown, ...(all.length > shown.length ? [restWords(all.length - shown.length)] : [])];
}

/** Owners that nobody can be assigned for, with the lines of this text that name them; nothing when there are none. */
export function staleLines(stale: OwnershipView['stale'], text: OwnershipText): string[] {
  const listed = rows(
    ':warning: *Owners for whom nobody can be assigned*',
    stale.filter((one) => one.text === text),
    ({ owner, lines }) => `• ${code(owner, SHOWN.name) || 'an owner'}, ${lineWords(lines)}`,
  );
  return areMappable(stale, text) ? [...listed, `${MAP_COMMAND} says who somebody is here.`] : listed;
}

/** Lines of a CODEOWNERS file that do not count; nothing when there are none. */
export function skippedLines(skipped: readonly SkippedLine[]): string[] {
  return rows(':warning: *Lines that do not count*', skipped, ({ line, column, message }) => {
    const at = `line ${line.toLocaleString('en-US')}, column ${column.toLocaleString('en-US')}`;
    return `• ${at}: ${literal(message, SHOWN.title)}`;
  });
}
