import { distinctOwners, printOwner, readCodeowner } from './read-owner';
import { isLonger, isPrintable, linesOf, quoted, wordsOf } from './text-lines';
import type { CodeownersOwner, CodeownersRule, SkippedLine } from './types';

export const MAX_CODEOWNERS_TEXT = 3_000_000;
const MAX_PATTERN = 1_000;

export interface Codeowners {
  rules: CodeownersRule[];
  /** Lines that GitHub does not follow either; the others count. */
  skipped: SkippedLine[];
  /** One sentence when the file is refused as a whole; then there are no rules. */
  refusal: string | null;
}

/** Reads a CODEOWNERS file as GitHub does; never throws. A pattern without owners is a rule: nobody owns those files. */
export function parseCodeowners(text: string): Codeowners {
  if (isLonger(text, MAX_CODEOWNERS_TEXT)) {
    const limit = MAX_CODEOWNERS_TEXT.toLocaleString('en');
    return { rules: [], skipped: [], refusal: `The file has more than ${limit} characters, which is the limit.` };
  }
  const rules: CodeownersRule[] = [];
  const skipped: SkippedLine[] = [];
  linesOf(text).forEach((line, index) => {
    const start = line.search(/\S/);
    if (start < 0 || line[start] === '#') return;
    const read = parseLine(line, start, index + 1);
    if ('message' in read) skipped.push(read);
    else rules.push(read);
  });
  return { rules, skipped, refusal: null };
}

function parseLine(line: string, start: number, number: number): CodeownersRule | SkippedLine {
  // A blank after a backslash belongs to the pattern.
  const written = /^(?:\\.|\S)*/u.exec(line.slice(start, start + 2 * MAX_PATTERN))?.[0] ?? '';
  const why = whyNotPattern(written);
  const column = start + 1;
  if (why !== null) return { line: number, column, message: why };
  const owners: CodeownersOwner[] = [];
  for (const word of wordsOf(line, start + written.length)) {
    if (word.text.startsWith('#')) break;
    const owner = readCodeowner(word.text);
    if (owner === null) {
      const message = `${quoted(word.text)} is no owner: an owner is @login, @organization/team or an e-mail.`;
      return { line: number, column: word.column, message };
    }
    owners.push(owner);
  }
  const distinct = distinctOwners(owners);
  return {
    matcher: { type: 'codeowners', pattern: written },
    owners: distinct,
    line: number,
    text: [`codeowners:${written}`, ...distinct.map(printOwner)].join(' '),
  };
}

/** Why GitHub does not follow a pattern; null when it does. */
function whyNotPattern(pattern: string): string | null {
  if (pattern.length > MAX_PATTERN) return `A pattern can have at most ${MAX_PATTERN} characters.`;
  if (!isPrintable(pattern)) return 'The pattern has a character that cannot be printed.';
  if (pattern.startsWith('!')) return 'A CODEOWNERS file cannot take files out with “!”; write a line without owners.';
  if (pattern.startsWith('\\#')) return 'A CODEOWNERS file has no patterns that begin with “#”.';
  if (/^\^?\[[^\]]+\](?:\[\d+\])?$/.test(pattern)) return 'Sections mean nothing to GitHub.';
  if (/[[\]]/.test(pattern.replace(/\\./gu, ''))) return 'A CODEOWNERS file has no ranges in “[ ]”.';
  if (/^\/+$/.test(pattern)) return 'The pattern names no file.';
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(pattern) ? 'The backslash at the end escapes nothing.' : null;
}
