import type { QueryWord } from '../../../issues/query/types';
import { withoutInvisible } from '../../../platform/invisible';
import { asTyped } from './clean-text';

// Quotes may stand anywhere in a word (`title:"a b"`), and a mention is one word even with spaces in its label.
const WORD = /(?:"[^"]*"?|<[^<>]*>|[^\s"<]|<)+/g;
const DOUBLE_QUOTES = /[“”„«»‟]/g;
const REASON = /^(?:--|—|–)/;
const KEYED = /^([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}|tags\[[^[\]\s"<>]{1,100}\]):(.*)$/isu;

/** Splits a search, and the reason behind it, in one pass and linear time whatever it is. */
export function splitQuery(text: string): { words: string[]; reason: string | null } {
  const clean = withoutInvisible(text).replace(DOUBLE_QUOTES, '"');
  const words: string[] = [];
  for (const match of clean.matchAll(WORD)) {
    const [word] = match;
    if (REASON.test(word)) {
      const length = REASON.exec(word)?.[0].length ?? 0;
      return { words, reason: withoutInvisible(text).slice(match.index + length) };
    }
    words.push(word);
  }
  return { words, reason: null };
}

export function readQueryWord(word: string): QueryWord {
  const not = word.length > 1 && word.startsWith('!');
  const bare = not ? word.slice(1) : word;
  const typed = asTyped(word);
  const [, key, raw] = KEYED.exec(bare) ?? [];
  if (key === undefined || raw === undefined) return { typed, not, key: null, value: inQuotes(bare), raw: bare };
  return { typed, not, key, value: inQuotes(raw), raw };
}

const inQuotes = (raw: string) => asTyped(raw.replaceAll('"', ''));
