import { createHash } from 'node:crypto';
import type { Level } from '../issues/types';
import { fingerprint } from './fingerprint';
import { framesOf } from './frames';
import { exceptionsOf, messageTextOf, releaseOf, tagsOf } from '../platform/read-event';
import { cutText, fieldsOf, textOf, type Fields } from '../platform/untrusted';

/** What an issue is told by one event; every text cut to a length that a row and a card can bear. */
export interface NormalEvent {
  /** 64 hex digits (PRODUCT 5.3). */
  fingerprint: string;
  /** One line: `Type: value`. */
  title: string;
  culprit: string | null;
  message: string | null;
  level: Level;
  platform: string | null;
  url: string | null;
  tags: [key: string, value: string][];
  release: string | null;
  /** 32 hex digits that stand for the person who met the error; null when the event names nobody. */
  userHash: string | null;
  /** Milliseconds since 1970. */
  happenedAt: number;
}

const LIMITS = {
  title: 200,
  culprit: 200,
  message: 2_000,
  url: 1_000,
  word: 60,
  tagKey: 60,
  tagValue: 200,
  tags: 50,
};
/** An event that claims to be older than this is taken for one with a wrong clock. */
const OLDEST_MS = 30 * 24 * 3_600_000;

/** Pure: the same body and the same moment of arrival give the same result. `projectId` salts the hash of the person. */
export function normaliseEvent(event: Fields, projectId: string, receivedAt: Date): NormalEvent {
  const exception = exceptionsOf(event).at(-1);
  const type = textOf(exception?.type);
  const message = textOf(exception?.value) ?? (exception === undefined ? messageTextOf(event) : null);
  return {
    fingerprint: fingerprint(event),
    title: titleOf(type, message),
    culprit: cutOrNull(culpritOf(event, exception), LIMITS.culprit),
    message: cutOrNull(message, LIMITS.message),
    level: levelOf(event.level),
    platform: cutOrNull(textOf(event.platform), LIMITS.word),
    url: urlOf(event),
    tags: allTags(event),
    release: releaseOf(event),
    userHash: userHashOf(fieldsOf(event.user), projectId),
    happenedAt: happenedAt(event.timestamp, receivedAt.getTime()),
  };
}

function titleOf(type: string | null, message: string | null): string {
  const firstLine = message?.trim().split(/[\r\n]/, 1)[0] ?? null;
  const title = [type?.replace(/\s+/g, ' ').trim(), firstLine].filter((part) => part).join(': ');
  return cutText(title || 'Event without a message', LIMITS.title);
}

/** The transaction when the event has one, else where the newest frame of our own code is. */
function culpritOf(event: Fields, exception: Fields | undefined): string | null {
  const transaction = textOf(event.transaction);
  if (transaction !== null || exception === undefined) return transaction;
  const frames = framesOf(exception);
  const frame = frames.findLast((candidate) => candidate.inApp) ?? frames.at(-1);
  return frame === undefined ? null : `${frame.place} in ${frame.function}`;
}

function levelOf(value: unknown): Level {
  switch (typeof value === 'string' ? value.toLowerCase() : '') {
    case 'fatal':
    case 'critical':
      return 'fatal';
    case 'warning':
    case 'warn':
      return 'warning';
    case 'info':
    case 'log':
      return 'info';
    case 'debug':
      return 'debug';
    default:
      return 'error';
  }
}

/** Only the web's schemes (the card links it), without credentials and without the query, which may hold secrets. */
function urlOf(event: Fields): string | null {
  const text = textOf(fieldsOf(event.request).url);
  if (text === null || text.length > 20_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const plain = `${url.origin}${url.pathname}`;
  return plain.length > LIMITS.url ? null : plain;
}

/** Environment and release first, since they tell issues apart best; a name given twice keeps its first value. */
function allTags(event: Fields): [string, string][] {
  const own = (key: string): [string, string | null] => [key, textOf(event[key])];
  const tags = new Map<string, string>();
  for (const [key, value] of [own('environment'), own('release'), ...tagsOf(event), own('server_name')]) {
    if (tags.size === LIMITS.tags) break;
    const name = cutText(key.trim(), LIMITS.tagKey);
    if (value !== null && !tags.has(name)) tags.set(name, cutText(value.trim(), LIMITS.tagValue));
  }
  return [...tags];
}

function userHashOf(user: Fields, projectId: string): string | null {
  for (const name of ['id', 'email', 'username', 'ip_address']) {
    const value = textOf(user[name]);
    // `{{auto}}` asks the server to fill in the address, which behind a proxy is the same for everybody.
    if (value !== null && value !== '{{auto}}') {
      return createHash('sha256')
        .update(JSON.stringify([projectId, name, value]))
        .digest('hex')
        .slice(0, 32);
    }
  }
  return null;
}

/** `timestamp` is seconds since 1970 or an ISO date; a clock that is ahead or far behind is not believed. */
function happenedAt(timestamp: unknown, receivedAt: number): number {
  const claimed =
    typeof timestamp === 'number'
      ? timestamp * 1000
      : typeof timestamp === 'string'
        ? parseDate(timestamp)
        : Number.NaN;
  const believable = claimed <= receivedAt && claimed >= receivedAt - OLDEST_MS;
  return believable ? Math.round(claimed) : receivedAt;
}

/** SDKs of old leave the zone out and mean UTC. */
function parseDate(text: string): number {
  return Date.parse(/(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}

const cutOrNull = (text: string | null, limit: number) => (text === null ? null : cutText(text, limit));
