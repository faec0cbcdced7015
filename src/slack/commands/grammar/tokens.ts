import { withoutInvisible } from '../../../platform/invisible';

export interface Tokens {
  words: string[];
  /** What follows `--`, raw; null when there is no such sign. */
  reason: string | null;
}

// A Slack mention or link is one word even with spaces in its label. Commas only separate: `CHECKOUT-1, CHECKOUT-2`.
const WORD = /<[^<>]*>|[^\s,<]+|</g;
// Phones turn `--` into a dash.
const REASON = /(?:^|\s)(?:--|—|–)(?!to-one(?:\s|$))/i;
const QUOTES = /^["'`“”„‘’‚«»]+|["'`“”„‘’‚«»]+$/g;

/** What stands before `--`, and what follows it; null when there is no such sign. */
export function splitReason(text: string): { head: string; reason: string | null } {
  const sign = REASON.exec(text);
  if (!sign) return { head: text, reason: null };
  return { head: text.slice(0, sign.index), reason: text.slice(sign.index + sign[0].length) };
}

/** Splits a command's text in one pass, in linear time whatever it is. */
export function tokenize(raw: string): Tokens {
  const { head, reason } = splitReason(withoutInvisible(raw));
  const words = (head.match(WORD) ?? []).map((word) => word.replace(QUOTES, '')).filter((word) => word !== '');
  return { words, reason };
}
