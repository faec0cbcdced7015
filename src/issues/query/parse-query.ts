import { KEYS, knownKey, nearKey, type Key } from './keys';
import { readAge, readLevel, readPattern, readSignedAge, readTimes } from './read-value';
import type { Condition, Query, QueryWord, Term } from './types';

const MOST_TERMS = 20;
const MOST_KEY = 60;
const SLUG = /^[a-z0-9_-]{1,50}$/i;
const TAG = /^tags\[([^[\]]+)\]$/i;

/**
 * Reads the words of a search; one sentence when any of them is not understood: a search is understood as a whole or not
 * at all.
 * @param readWho what `assigned:` can name, as it arrived; null for nobody we could mean
 */
export function parseQuery<Who>(
  words: readonly QueryWord[],
  readWho: (raw: string) => Who | null,
): Query<Who> | string {
  if (words.length > MOST_TERMS) {
    return `A search has at most ${MOST_TERMS} words, and there are ${words.length} here.`;
  }
  const terms: Term<Who>[] = [];
  for (const word of words) {
    const read = readWord(word, readWho);
    if (typeof read === 'string') return `“${quoted(word.typed)}” ${read}`;
    terms.push({ ...read, not: word.not });
  }
  return terms;
}

const quoted = (text: string) => ([...text].length > 60 ? `${[...text].slice(0, 59).join('')}…` : text);

/** The condition, or the end of a sentence that begins with the word. */
function readWord<Who>(word: QueryWord, readWho: (raw: string) => Who | null): Condition<Who> | string {
  const { key, value } = word;
  if (key === null) return readText(value);
  const known = knownKey(key);
  if (known) {
    return value === ''
      ? `has nothing after its colon, such as “${known}:${KEYS[known]}”.`
      : readKnown(known, word, readWho);
  }
  const explicit = TAG.exec(key)?.[1];
  const meant = explicit === undefined ? nearKey(key) : undefined;
  if (meant) return `is no search: “${meant}:” is, and a tag of that name is written “tags[${quoted(key)}]:”.`;
  return readTag(explicit ?? key, value);
}

function readKnown<Who>(
  key: Key,
  { value, raw }: QueryWord,
  readWho: (raw: string) => Who | null,
): Condition<Who> | string {
  switch (key) {
    case 'is':
      return readState(value.toLowerCase());
    case 'assigned': {
      const who = readWho(raw);
      return who === null
        ? 'names nobody: a person (@bob), a team (#backend), “me”, “my_teams” or “none” can follow.'
        : { on: 'holder', who };
    }
    case 'project':
      return SLUG.test(value) ? { on: 'project', slug: value.toLowerCase() } : 'names no project: its slug follows.';
    case 'level': {
      const level = readLevel(value);
      return level
        ? { on: 'level', ...level }
        : 'is no level: fatal, error, warning, info or debug can follow, and > < >= <= before them.';
    }
    case 'first-seen':
    case 'last-seen': {
      const age = readSignedAge(value);
      return age
        ? { on: key, ...age }
        : 'is no time: “-7d” is within the last seven days and “+7d” longer ago; m, h, d and w are known.';
    }
    case 'older':
    case 'newer': {
      const ageMs = readAge(value);
      return ageMs === null
        ? 'is no time: such as “90m”, “24h”, “7d” or “2w” can follow.'
        : { on: 'first-seen', than: key === 'older' ? 'before' : 'within', ageMs };
    }
    case 'times-seen': {
      const times = readTimes(value);
      return times ? { on: 'times-seen', ...times } : 'is no number: such as “100”, “>100” or “<=5” can follow.';
    }
    case 'release': {
      const pattern = readPattern(value);
      return pattern === null ? TOO_MUCH : { on: 'release', pattern };
    }
  }
}

function readState<Who>(value: string): Condition<Who> | string {
  switch (value) {
    case 'unassigned':
    case 'assigned':
      return { on: 'assigned', assigned: value === 'assigned' };
    case 'unresolved':
    case 'resolved':
    case 'archived':
      return { on: 'status', status: value };
    default:
      return 'is not known: unassigned, assigned, unresolved, resolved or archived can follow “is:”.';
  }
}

const TOO_MUCH = 'asks for too much: up to 200 characters and five “*” can follow.';

function readTag<Who>(key: string, value: string): Condition<Who> | string {
  if (key.length > MOST_KEY) return `has too long a name for a tag: at most ${MOST_KEY} characters.`;
  if (value.trim() === '') return 'has nothing after its colon; “*” stands for any value of a tag.';
  const pattern = readPattern(value);
  return pattern === null ? TOO_MUCH : { on: 'tag', key: key.toLowerCase(), pattern };
}

function readText<Who>(value: string): Condition<Who> | string {
  if (value.replaceAll('*', '').trim() === '') return 'has no letters to look for.';
  const pattern = readPattern(value);
  return pattern === null ? TOO_MUCH : { on: 'text', pattern };
}
