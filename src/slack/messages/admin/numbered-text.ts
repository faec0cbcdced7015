import type { SectionBlock } from '@slack/types';
import { linesOf } from '../../../ownership/text-lines';
import { section } from '../../blocks/elements';
import { LIMITS } from '../../blocks/limits';
import { escapeEntities, fence } from '../../blocks/mrkdwn';
import { manyLines, truncate } from '../../blocks/text';
import { count } from '../words';

/** Characters of mrkdwn for the whole text, inside {@link LIMITS.messageBlocksText} beside everything else. */
const WHOLE = 7_000;
/** Of one section, without the marks of its fence. */
const PIECE = LIMITS.sectionText - 20;
const LONGEST_LINE = 300;

/** A text in code fences with the numbers of its lines: as much as one message can show, and how much is left out. */
export function numberedText(text: string): SectionBlock[] {
  const lines = linesOf(text.trimEnd());
  const width = String(lines.length).length;
  const numbered = lines.map((line, at) => `${String(at + 1).padStart(width)}  ${readable(line)}`);
  return fenced(numbered, '; Edit… shows all of them');
}

/** A text in code fences as it was typed, to be copied: as much as one message can show, and how much is left out. */
export const fencedText = (text: string): SectionBlock[] => fenced(linesOf(text.trimEnd()).map(readable), '');

function fenced(lines: readonly string[], hint: string): SectionBlock[] {
  const pieces: string[][] = [[]];
  let [shown, whole, piece] = [0, 0, 0];
  for (const line of lines) {
    // What escaping makes of it is what counts.
    const length = escapeEntities(line).length + 1;
    if (whole + length > WHOLE) break;
    if (piece + length > PIECE) {
      pieces.push([]);
      piece = 0;
    }
    pieces.at(-1)?.push(line);
    [shown, whole, piece] = [shown + 1, whole + length, piece + length];
  }
  const texts = pieces.map((some) => fence(some.join('\n'), LIMITS.sectionText)).filter((text) => text !== '');
  const rest = lines.length - shown;
  return [...texts, ...(rest > 0 ? [`and ${count(rest, 'more line')}${hint}`] : [])].map((text) => section(text));
}

function readable(line: string): string {
  const shown = manyLines(line.slice(0, 2 * LONGEST_LINE), LONGEST_LINE).replace(/\n/g, ' ');
  return line.length > 2 * LONGEST_LINE && !shown.endsWith('…') ? truncate(`${shown}…`, LONGEST_LINE) : shown;
}
