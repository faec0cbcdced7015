/**
 * Which patterns can match which texts at all, found by the words that they must have: of thousands of rules and hundreds
 * of paths, few pairs remain. A pattern is filed under its rarest word; one without any (`*pay*`) is always tried.
 */
export interface WordIndex<T> {
  readonly byWord: ReadonlyMap<string, readonly Worded<T>[]>;
  readonly always: readonly T[];
}

export interface Worded<T> {
  readonly item: T;
  /** What every text must have that the item matches. */
  readonly words: readonly string[];
}

export interface Candidate<T> {
  item: T;
  /** Indexes of the texts that have all its words, ascending. */
  texts: readonly number[];
}

const BETWEEN = /[/.]/;

/** The words of a text: what stands between slashes and dots. */
export const wordsIn = (text: string) => text.split(BETWEEN);

/** The words that every text must have that a glob matches; what touches a wildcard is only a part of one. */
export const wordsOfGlob = (pattern: string) => wordsIn(pattern).filter((word) => !/[*?]/.test(word));

export function indexByWord<T>(entries: readonly Worded<T>[]): WordIndex<T> {
  const uses = new Map<string, number>();
  for (const { words } of entries) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  const byWord = new Map<string, Worded<T>[]>();
  const always: T[] = [];
  for (const { item, words: all } of entries) {
    const words = [...new Set(all)].filter((word) => word !== '');
    words.sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0));
    const rarest = words[0];
    if (rarest === undefined) always.push(item);
    else if (byWord.has(rarest)) byWord.get(rarest)?.push({ item, words });
    else byWord.set(rarest, [{ item, words }]);
  }
  return { byWord, always };
}

/** The items that may match one of the texts, given as their words; each item once, in no order. */
export function candidates<T>(index: WordIndex<T>, texts: readonly (readonly string[])[]): Candidate<T>[] {
  const every = texts.map((_, text) => text);
  const found = texts.length === 0 ? [] : index.always.map((item): Candidate<T> => ({ item, texts: every }));
  const having = textsByWord(texts);
  for (const word of having.keys()) {
    for (const { item, words } of index.byWord.get(word) ?? []) {
      const common = textsWithAll(words, having);
      if (common.length > 0) found.push({ item, texts: common });
    }
  }
  return found;
}

/** Sets of texts as bits, 32 to a number. */
function textsByWord(texts: readonly (readonly string[])[]): Map<string, Int32Array> {
  const having = new Map<string, Int32Array>();
  texts.forEach((words, text) => {
    for (const word of words) {
      let bits = having.get(word);
      if (!bits) having.set(word, (bits = new Int32Array((texts.length >> 5) + 1)));
      bits[text >> 5]! |= 1 << (text & 31);
    }
  });
  return having;
}

function textsWithAll(words: readonly string[], having: ReadonlyMap<string, Int32Array>): number[] {
  const sets: Int32Array[] = [];
  for (const word of words) {
    const bits = having.get(word);
    if (!bits) return [];
    sets.push(bits);
  }
  const common: number[] = [];
  for (let at = 0; at < (sets[0]?.length ?? 0); at += 1) {
    let bits = -1;
    for (const set of sets) bits &= set[at] ?? 0;
    for (; bits !== 0; bits &= bits - 1) common.push(32 * at + 31 - Math.clz32(bits & -bits));
  }
  return common;
}
