import { escapeEntities } from '../../blocks/mrkdwn';
import { withoutInvisible } from '../../../platform/invisible';
import { asTyped, quotable } from '../grammar/clean-text';
import { printTarget, readTarget } from '../grammar/target-spec';
import type { PersonSpec } from './types';

/** One word as it arrived; what stood in double quotes is only ever part of a name. */
export interface Word {
  text: string;
  quoted: boolean;
}

// A Slack mention is one word even with spaces in its label, and so is what stands in quotes.
const WORD = /<[^<>]*>|"[^"]*"?|[^\s<"]+|</g;
const DOUBLE_QUOTES = /[“”„«»‟]/g;
const MOST_LISTED = 100;
/** Far more than any subcommand has a use for. */
export const MOST_WORDS = 1_000;

/** Splits a command's text in one pass, in linear time whatever it is; one word more than {@link MOST_WORDS} at most. */
export function wordsOf(raw: string): Word[] {
  const text = withoutInvisible(raw).replace(DOUBLE_QUOTES, '"');
  return (text.match(WORD) ?? []).slice(0, MOST_WORDS + 1).flatMap((word) => {
    const quoted = word.startsWith('"');
    const inside = quoted ? word.slice(1).replace(/"$/, '') : word;
    return inside.trim() === '' ? [] : [{ text: inside, quoted }];
  });
}

/** A name of several words, with single spaces; double quotes are never part of a name. */
export function nameOf(words: readonly Word[]): string {
  const typed = asTyped(words.map(({ text }) => text).join(' '));
  return withoutInvisible(typed)
    .replace(/["“”„«»‟]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export const printName = (name: string): string => `"${escapeEntities(name)}"`;

/** What a keyword is compared with; empty for what stands in quotes. */
export const keyword = (word: Word | undefined): string => (word && !word.quoted ? word.text.toLowerCase() : '');

/** `level:error` → `error`, for a word that begins so; null for others. */
export function valueOf(word: Word, name: string): string | null {
  return keyword(word).startsWith(`${name}:`) ? word.text.slice(name.length + 1) : null;
}

const SLUG = /^[\p{L}\p{N}._-]{1,100}$/u;

/** `backend`, `#backend`, `team:backend` or a channel of that name; null for anything else. */
export function readSlug(word: Word | undefined): string | null {
  const slug = readNewSlug(word);
  return slug === null ? null : slug.toLowerCase();
}

/** The same as it was typed, for what is to be made. */
export function readNewSlug(word: Word | undefined): string | null {
  if (!word) return null;
  const label = /^<#[A-Z0-9]+\|([^<>|]+)>$/.exec(word.text)?.[1];
  const slug = label ?? valueOf(word, 'team') ?? word.text;
  const bare = slug.startsWith('#') ? slug.slice(1) : slug;
  return SLUG.test(bare) ? bare : null;
}

/** The id in `<#C1|alerts>`; null for anything else. */
export function readChannel(word: Word | undefined): string | null {
  return /^<#([CG][A-Z0-9]{1,29})(?:\|[^<>]*)?>$/.exec(word?.text ?? '')?.[1] ?? null;
}

/** The id in `<!subteam^S1|@backend>`; null for anything else. */
export function readUsergroup(word: Word | undefined): string | null {
  return /^<!subteam\^(S[A-Z0-9]{1,29})(?:\|[^<>]*)?>$/.exec(word?.text ?? '')?.[1] ?? null;
}

/** A mention, `@bob`, an e-mail address, `me` or `user:12`; null for anything else, also for teams and `none`. */
export function readPerson(word: Word): PersonSpec | null {
  if (word.quoted) return null;
  const target = readTarget(word.text.replace(/[,;]+$/, ''));
  switch (target?.by) {
    case 'me':
    case 'slack-user':
    case 'handle':
    case 'email':
      return target;
    case 'ref': {
      const { ref } = target;
      return ref.type === 'user' ? { by: 'ref', ref: { type: 'user', id: ref.id } } : null;
    }
    default:
      return null;
  }
}

export const printPerson = (person: PersonSpec): string => printTarget(person);

export const shown = (word: Word): string => `“${quotable(word.text, 60)}”`;

/** Every word read as one thing, without duplicates; a sentence for the first that cannot be, or when there are too many. */
export function readAll<T>(
  words: readonly Word[],
  read: (word: Word) => T | null,
  expected: string,
): readonly T[] | string {
  const found = new Map<string, T>();
  for (const word of words) {
    const one = read(word);
    if (one === null) return `${shown(word)} is not ${expected}.`;
    found.set(JSON.stringify(one), one);
  }
  if (found.size > MOST_LISTED) return `At most ${MOST_LISTED} at once, and there are ${found.size} here.`;
  return [...found.values()];
}

/** `page 3` and nothing else; null for other words. */
export function readPage(words: readonly Word[]): number | null {
  if (words.length === 0) return 1;
  const digits = words.length === 2 && keyword(words[0]) === 'page' ? keyword(words[1]) : '';
  return /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : null;
}

export const printPage = (page: number): string[] => (page === 1 ? [] : ['page', String(page)]);
