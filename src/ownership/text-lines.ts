export interface Word {
  text: string;
  /** Code points before it in the line, plus 1. */
  column: number;
}

/** Windows, Unix and old Mac line ends; a byte order mark at the beginning is no text. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/** What stands between blanks, from an index of the line on. Columns are counted along the way: linear for any line. */
export function* wordsOf(line: string, from = 0): Generator<Word> {
  let counted = 0;
  let column = 1;
  const word = /\S+/g;
  word.lastIndex = from;
  for (let found = word.exec(line); found !== null; found = word.exec(line)) {
    column += codePoints(line.slice(counted, found.index));
    counted = found.index;
    yield { text: found[0], column };
  }
}

/** Column (in code points, from 1) of an index of the line. */
export const columnAt = (line: string, index: number) => codePoints(line.slice(0, index)) + 1;

/** Whether the text has more code points than that; a huge text is not walked. */
export function isLonger(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  return text.length > 2 * limit || codePoints(text) > limit;
}

/** Control characters and halves of surrogate pairs can neither be stored nor shown. A tab can. */
export const isPrintable = (text: string) => !/[^\P{Cc}\t]|\p{Cs}/u.test(text);

/** For a sentence about a word: in quotes, not too long. */
export function quoted(text: string): string {
  const points = [...text.slice(0, 122)].map((point) => (isPrintable(point) ? point : '\ufffd'));
  return `“${points.length > 60 ? `${points.slice(0, 59).join('')}…` : points.join('')}”`;
}

/** A pair of surrogates is one. */
function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}
