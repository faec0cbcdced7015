/**
 * How fast a deletion goes: SQLite has one writer, Node one thread, and both one disk, so what a deletion takes, clicks
 * and events wait for. Many short transactions with rests between them keep that wait below what anybody notices; the
 * rests are long while others work, and short when nobody does.
 */

/** Aim for one transaction, in milliseconds. */
const CHUNK_MS = 4;
/** Rests are this many times as long as the work before them. */
const REST_AMONG_OTHERS = 30;
const REST_ALONE = 1;
/** Others work when they wrote this often in about the last second. */
const OTHERS = 5;
const FORGET_MS = 1_000;
const LEAST_ROWS = 10;
const MOST_ROWS = 2_000;

export interface Pace {
  /** Rows of the next transaction. */
  rows(): number;
  /**
   * Milliseconds to rest after a transaction that took `tookMs` and deleted as much as it might, or less.
   * @param others transactions of others since the last call
   */
  rest(took: { tookMs: number; isFull: boolean; others: number }, nowMs: number): number;
}

/** Begins as if others were at work, until it knows better. */
export function createPace(startMs: number): Pace {
  let rows = 100;
  let level = OTHERS * 2;
  let at = startMs;
  return {
    rows: () => rows,
    rest({ tookMs, isFull, others }, nowMs) {
      if (isFull) {
        const factor = Math.min(Math.max(CHUNK_MS / Math.max(tookMs, 0.1), 0.5), 2);
        rows = Math.min(Math.max(Math.round(rows * factor), LEAST_ROWS), MOST_ROWS);
      }
      level = level * Math.exp((at - nowMs) / FORGET_MS) + others;
      at = nowMs;
      return tookMs * (level >= OTHERS ? REST_AMONG_OTHERS : REST_ALONE);
    },
  };
}
