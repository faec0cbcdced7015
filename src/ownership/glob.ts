/** Any run of characters, also none. */
export const MANY = Symbol('*');
/** Exactly one character: a code point, not half of one. */
export const ONE = Symbol('?');
export type GlobToken = string | typeof MANY | typeof ONE;

/** Where `?` stands in a piece; no code unit is negative. */
const ANY_UNIT = -1;

/** What stands between two stars: plain text where it can be, for that is searched fastest. */
type Piece = string | readonly number[];

export interface Glob {
  readonly head: Piece;
  /** null when there is no star: then the head is all. */
  readonly rest: { readonly middle: readonly Piece[]; readonly tail: Piece } | null;
  /** The longest plain text that is in whatever it matches. */
  readonly longest: string;
}

/** Counts comparisons of one character, never too few; tests hold them to the product of both lengths. */
export interface Steps {
  count: number;
}

/** `*` and `?` as wildcards, everything else as itself. */
export const globTokens = (pattern: string): GlobToken[] =>
  pattern.split(/([*?])/).map((part) => (part === '*' ? MANY : part === '?' ? ONE : part));

export function compileGlob(tokens: readonly GlobToken[]): Glob {
  const pieces: GlobToken[][] = [[]];
  for (const token of tokens) {
    if (token === MANY) pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  const [head = '', ...others] = pieces.map(pieceOf);
  const longest = longestOf([head, ...others]);
  const tail = others.pop();
  const rest = tail === undefined ? null : { middle: others.filter((piece) => piece.length > 0), tail };
  return { head, rest, longest };
}

const longestOf = (pieces: readonly Piece[]) =>
  pieces.reduce<string>((best, piece) => (typeof piece === 'string' && piece.length > best.length ? piece : best), '');

function pieceOf(tokens: readonly GlobToken[]): Piece {
  if (!tokens.includes(ONE)) return tokens.join('');
  return tokens.flatMap((token) =>
    typeof token === 'string' ? Array.from({ length: token.length }, (_, at) => token.charCodeAt(at)) : [ANY_UNIT],
  );
}

/**
 * Whether the glob matches the whole text, in at most (length of the pattern) × (length of the text) steps whatever both
 * are: with wildcards for runs alone, taking each piece between two stars where it first fits is never wrong, so nothing
 * is tried twice.
 */
export function matchesGlob(glob: Glob, text: string, steps?: Steps): boolean {
  const { head, rest } = glob;
  const start = endOfMatch(head, text, 0, steps);
  if (rest === null) return start === text.length;
  if (start < 0) return false;
  const end = startOfTail(rest.tail, text, steps);
  if (end < start) return false;
  let from = start;
  for (const piece of rest.middle) {
    from = find(piece, text, from, end, steps);
    if (from < 0) return false;
  }
  return true;
}

/** The index after the piece when the text has it at `from`, else −1. */
function endOfMatch(piece: Piece, text: string, from: number, steps?: Steps): number {
  if (steps) steps.count += piece.length;
  if (typeof piece === 'string') return text.startsWith(piece, from) ? from + piece.length : -1;
  let at = from;
  for (const unit of piece) {
    if (at >= text.length) return -1;
    if (unit === ANY_UNIT) at += isPair(text, at) ? 2 : 1;
    else if (text.charCodeAt(at) === unit) at += 1;
    else return -1;
  }
  return at;
}

/** Where the piece begins when the text ends with it, else −1. */
function startOfTail(piece: Piece, text: string, steps?: Steps): number {
  if (steps) steps.count += piece.length;
  if (typeof piece === 'string') return text.endsWith(piece) ? text.length - piece.length : -1;
  let at = text.length;
  for (let index = piece.length - 1; index >= 0; index -= 1) {
    if (at <= 0) return -1;
    if (piece[index] === ANY_UNIT) at -= at >= 2 && isPair(text, at - 2) ? 2 : 1;
    else if (text.charCodeAt(at - 1) === piece[index]) at -= 1;
    else return -1;
  }
  return at;
}

/** The index after the first place between `from` and `end` that has the piece, else −1. */
function find(piece: Piece, text: string, from: number, end: number, steps?: Steps): number {
  if (typeof piece === 'string') {
    const found = text.indexOf(piece, from);
    const last = found < 0 ? text.length - piece.length : found;
    if (steps) steps.count += Math.max(0, last - from + 1) * piece.length;
    return found < 0 || found + piece.length > end ? -1 : found + piece.length;
  }
  for (let at = from; at < end; at += isPair(text, at) ? 2 : 1) {
    const after = endOfMatch(piece, text, at, steps);
    if (after >= 0 && after <= end) return after;
  }
  return -1;
}

/** Whether one character outside the basic plane begins at this index. */
function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
