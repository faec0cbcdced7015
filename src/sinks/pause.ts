import { hoursToMilliseconds } from 'date-fns';

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = hoursToMilliseconds(1);

/** 5 s, 10 s, 20 s … an hour, for as long as it takes. `failures` counts the one that just happened. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS);
}
