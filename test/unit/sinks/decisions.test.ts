import { isDigestDue } from '../../../src/sinks/decide-digest';
import { pauseAfter } from '../../../src/sinks/pause';

const now = new Date('2026-03-02T09:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each([
  ['one that just came', 1, 0, false],
  ['nineteen that wait for almost an hour', 19, 59.9, false],
  ['one that waits for an hour', 1, 60, true],
  ['twenty that just came', 20, 0, true],
  ['one of a clock that was set back', 1, -500, false],
])('the channel hears of %s: %s × %s min → %s', (_case, count, minutes, due) => {
  expect(isDigestDue({ count, oldest: minutesAgo(minutes) }, now)).toBe(due);
});

test.each([
  [1, 5_000],
  [2, 10_000],
  [5, 80_000],
  [10, 2_560_000],
  [11, 3_600_000],
  [1_000_000, 3_600_000],
])('after %s failures the pause is %s ms', (failures, ms) => {
  expect(pauseAfter(failures)).toBe(ms);
});
