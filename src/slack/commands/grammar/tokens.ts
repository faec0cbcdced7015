import { withoutInvisible } from './clean-text';

export interface Tokens {
  words: string[];
  /** What follows `--`, raw; null when there is no such sign. */
  reason: string | null;
}

// A Slack mention or link is one word even with spaces in its label. Commas only separate: `CHECKOUT-1, CHECKOUT-2`.
const WORD = /<[^<>]*>|[^\s,<]+|</g;
// Phones turn `--` into a dash.
const REASON = /(?:^|\s)(?:--|—|–)/;
const QUOTES = /^["'`“”„‘’‚«»]+|["'`“”„‘’‚«»]+$/g;

/** Splits a command's text in one pass, in linear time whatever it is. */
export function tokenize(raw: string): Tokens {
  const text = withoutInvisible(raw);
  const sign = REASON.exec(text);
  const head = sign ? text.slice(0, sign.index) : text;
  const reason = sign ? text.slice(sign.index + sign[0].length) : null;
  const words = (head.match(WORD) ?? []).map((word) => word.replace(QUOTES, '')).filter((word) => word !== '');
  return { words, reason };
}
