import { differenceInMilliseconds, milliseconds } from 'date-fns';

const DAY_MS = milliseconds({ days: 1 });
/** Fewer events than this are never an escalation, however quiet the issue was. */
const AT_LEAST = 10;
/** So many times the usual rate is more than usual. */
const FACTOR = 2;

/**
 * What `until_escalating` is measured from. Kept in the columns that hold the limits of the other archive modes:
 * `archivedUntil` says since when, `archivedUntilCount` how often the issue had been seen by then.
 */
export interface Watch {
  since: Date;
  seenBefore: number;
}

/**
 * Whether an archived issue happens more than usual: since it was archived it was seen more than 10 times, and more than
 * twice as often as its mean before. Both times count as a day at least. `timesSeen` includes the present event.
 */
export function hasEscalated(watch: Watch, firstSeen: Date, timesSeen: number, at: Date): boolean {
  const perDay = watch.seenBefore / days(firstSeen, watch.since);
  const expected = perDay * days(watch.since, at);
  return timesSeen - watch.seenBefore > Math.max(AT_LEAST, FACTOR * expected);
}

const days = (from: Date, to: Date) => Math.max(1, differenceInMilliseconds(to, from) / DAY_MS);
