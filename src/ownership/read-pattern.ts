import { isPrintable } from './text-lines';
import type { RuleMatcher } from './types';

const MAX_PATTERN = 1_000;
const TYPE = /(?:(path|module|url|codeowners)|tags\.([^\s:"]+)):/iy;
/** Words that somebody who forgot the exact type would write; a file is never called so. */
const NEARLY = /(paths|modules|urls|tags?\.?|tag\.[^\s:"]+|code_?owners?):/iy;

interface Found {
  matcher: RuleMatcher;
  /** Index in the line after the pattern. */
  end: number;
}
interface Wrong {
  index: number;
  message: string;
}

/** Reads `[type:]pattern` at an index of the line, where a word begins. */
export function readPattern(line: string, start: number): Found | Wrong {
  TYPE.lastIndex = start;
  const [prefix = '', type, tag] = TYPE.exec(line) ?? [];
  const wrong = (index: number, message: string): Wrong => ({ index, message });
  if (type?.toLowerCase() === 'codeowners') {
    return wrong(start, 'Lines with “codeowners:” cannot be typed: import the CODEOWNERS file instead.');
  }
  NEARLY.lastIndex = start;
  const nearly = prefix === '' ? NEARLY.exec(line)?.[1] : undefined;
  if (nearly !== undefined) {
    return wrong(start, `There is no type “${nearly}:”; the types are path:, module:, url: and tags.NAME:.`);
  }
  const from = start + prefix.length;
  const text = line[from] === '"' ? readQuoted(line, from) : readBare(line, from);
  if (text === null) return wrong(from, 'The quote that begins here is not closed; a quote inside is written \\".');
  if (text.pattern === '') {
    return wrong(start, prefix === '' ? 'The pattern is empty.' : `The pattern is missing after “${prefix}”.`);
  }
  if (text.pattern.length > MAX_PATTERN) return wrong(from, `A pattern can have at most ${MAX_PATTERN} characters.`);
  if (!isPrintable(text.pattern + (tag ?? '')))
    return wrong(from, 'The pattern has a character that cannot be printed.');
  if (/\S/.test(line[text.end] ?? ' ')) return wrong(text.end, 'There must be a blank after the closing quote.');
  return { matcher: matcherOf(type, tag, text.pattern), end: text.end };
}

function matcherOf(type: string | undefined, tag: string | undefined, pattern: string): RuleMatcher {
  if (tag !== undefined) return { type: 'tag', name: tag, pattern };
  switch (type?.toLowerCase()) {
    case 'module':
      return { type: 'module', pattern };
    case 'url':
      return { type: 'url', pattern };
    default:
      return { type: 'path', pattern };
  }
}

function readBare(line: string, from: number): { pattern: string; end: number } {
  const word = /\S*/y;
  word.lastIndex = from;
  const pattern = word.exec(line)?.[0] ?? '';
  return { pattern, end: from + pattern.length };
}

/**
 * In quotes, `\"` is a quote and `\\` a backslash; any other backslash is itself, so that a path of Windows can be put in
 * quotes as it is.
 */
function readQuoted(line: string, from: number): { pattern: string; end: number } | null {
  const inside: string[] = [];
  for (let at = from + 1; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"') return { pattern: inside.join(''), end: at + 1 };
    const next = line.charAt(at + 1);
    const escapes = sign === '\\' && (next === '"' || next === '\\');
    inside.push(escapes ? next : sign);
    if (escapes) at += 1;
  }
  return null;
}
