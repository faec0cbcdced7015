import { isAwayStatus } from './away-status';

/** What Slack tells of a person now. Null: it does not say, or would not tell us. Times are in ms since 1970. */
export interface Presence {
  /** `until` null: without an end. */
  status: { text: string; emoji: string; until: number | null } | null;
  /** The current or next time in which the person's notifications are silent, by their schedule or by hand. */
  quiet: { from: number; until: number } | null;
  /** Seconds to add to UTC. */
  utcOffset: number | null;
}

/** Asks about a person. Quick, and never throws: what cannot be found out is null. */
export type FindPresence = (slackUserId: string) => Promise<Presence>;

export const UNKNOWN_PRESENCE: Presence = { status: null, quiet: null, utcOffset: null };

/** Why somebody is away. */
export type Away =
  | { why: 'status'; text: string; emoji: string; until: Date | null }
  | { why: 'quiet'; until: Date }
  /** `time` is theirs, as "23:40"; `day` is set at weekends, as "Sunday". */
  | { why: 'hours'; time: string; day: string | null };

const FIRST_HOUR = 8;
const LAST_HOUR = 19;

/**
 * Whether somebody is away now: by a status that says so, outside of 8 to 19 h on weekdays where they are, or, within
 * these, because they silenced Slack. Null when they are not, or nobody knows.
 */
export function whyAway({ status, quiet, utcOffset }: Presence, now: Date): Away | null {
  const at = now.getTime();
  if (status && (status.until === null || status.until > at) && isAwayStatus(status)) {
    const { text, emoji, until } = status;
    return { why: 'status', text, emoji, until: until === null ? null : new Date(until) };
  }
  const outside = utcOffset === null ? null : outsideHours(new Date(at + utcOffset * 1_000));
  if (outside) return outside;
  return quiet && quiet.from <= at && at < quiet.until ? { why: 'quiet', until: new Date(quiet.until) } : null;
}

/** @param there their wall clock, read as UTC */
function outsideHours(there: Date): Away | null {
  const isWeekend = [0, 6].includes(there.getUTCDay());
  const hour = there.getUTCHours();
  if (!isWeekend && hour >= FIRST_HOUR && hour < LAST_HOUR) return null;
  const day = there.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
  return { why: 'hours', time: there.toISOString().slice(11, 16), day: isWeekend ? day : null };
}
