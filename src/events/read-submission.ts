import { invalid } from '../platform/errors';
import type { Random } from '../platform/random';
import { parseEnvelope } from './envelope';
import { eventIdOf } from './event-id';
import { isFields, type Fields } from '../platform/untrusted';

/** An event that was checked and is ready to be stored. */
export interface SubmittedEvent {
  /** 32 lower-case hex digits. */
  eventId: string;
  /** UTF-8 JSON of an object, as it was sent. */
  body: Buffer;
}

export interface Submission {
  /** What the SDK is answered; null when it sent neither an id nor an event. */
  id: string | null;
  /** The key of the DSN in the envelope's header. */
  dsnKey: string | null;
  events: SubmittedEvent[];
}

/** An SDK puts one event into an envelope; a few more do no harm. */
const MAX_EVENTS = 10;

/** Reads an envelope's events; items of other types are dropped. Throws `invalid` with a reason (PRODUCT 5.1). */
export function readEnvelope(bytes: Buffer, random: Random): Submission {
  const { header, items } = parseEnvelope(bytes);
  const payloads = items.filter((item) => item.type === 'event').map((item) => item.payload);
  if (payloads.length > MAX_EVENTS)
    throw invalid('envelope_events', `The envelope has more than ${MAX_EVENTS} events.`);
  // The header's id is the event's when there is just one.
  const headerId = header.event_id;
  const events = payloads.map((body) => readEvent(body, payloads.length === 1 ? headerId : undefined, random));
  const id = events[0]?.eventId ?? (headerId === undefined ? null : eventIdOf(headerId, random));
  return { id, dsnKey: dsnKeyOf(header), events };
}

/** Reads the body of the older store endpoint: one event. */
export function readStoreBody(bytes: Buffer, random: Random): Submission {
  const event = parseEvent(bytes);
  const eventId = eventIdOf(event.event_id, random);
  const isError = event.type === undefined || event.type === null || event.type === 'error' || event.type === 'default';
  return { id: eventId, dsnKey: null, events: isError ? [{ eventId, body: bytes }] : [] };
}

function readEvent(body: Buffer, headerId: unknown, random: Random): SubmittedEvent {
  const event = parseEvent(body);
  return { eventId: eventIdOf(headerId ?? event.event_id, random), body };
}

function parseEvent(bytes: Buffer): Fields {
  let event: unknown;
  try {
    event = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalid('event_json', 'The event is not valid JSON.');
  }
  if (!isFields(event)) throw invalid('event_json', 'The event is not a JSON object.');
  return event;
}

function dsnKeyOf(header: Fields): string | null {
  const { dsn } = header;
  if (typeof dsn !== 'string' || dsn.length > 1_000 || !URL.canParse(dsn)) return null;
  return new URL(dsn).username || null;
}
