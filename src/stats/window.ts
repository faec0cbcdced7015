import type { Span } from './day.store';

export const DAY_MS = 86_400_000;
export const LONGEST_DAYS = 365;

const midnight = (at: number) => Math.floor(at / DAY_MS) * DAY_MS;

/** The last days of UTC, today's so far among them, up to this moment. */
export function lastDays(now: Date, days: number): Span {
  return { from: midnight(now.getTime()) - (days - 1) * DAY_MS, until: now.getTime() + 1 };
}

/** The days of UTC in a window; the first and the last may be parts. */
export function daysOf({ from, until }: Span): (Span & { day: string })[] {
  const days = [];
  for (let start = midnight(from); start < until; start += DAY_MS) {
    const day = new Date(start).toISOString().slice(0, 10);
    days.push({ day, from: Math.max(start, from), until: Math.min(start + DAY_MS, until) });
  }
  return days;
}
