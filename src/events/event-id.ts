import { invalid } from '../platform/errors';
import type { Random } from '../platform/random';

/**
 * An event's id as 32 lower-case hex digits, from a UUID with or without dashes; a new one when there is none.
 * Throws `invalid` for anything else: made up anew, a repeat of the event would count twice.
 */
export function eventIdOf(value: unknown, random: Random): string {
  if (value === undefined || value === null || value === '') return random.hex(16);
  const id = typeof value === 'string' ? value.replaceAll('-', '').toLowerCase() : '';
  if (!/^[0-9a-f]{32}$/.test(id)) throw invalid('event_id', 'The event_id is not a UUID.');
  return id;
}
