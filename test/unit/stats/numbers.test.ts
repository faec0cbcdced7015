import fc from 'fast-check';
import { csv, loadCsv } from '../../../src/stats/csv';
import { duration } from '../../../src/stats/duration';
import { nextMonday } from '../../../src/stats/jobs';
import { quantile } from '../../../src/stats/quantile';
import { spanName } from '../../../src/stats/titles';
import { daysOf, lastDays } from '../../../src/stats/window';

const at = (text: string) => Date.parse(text);

test.each([
  [[], 0.5, null],
  [[7], 0.9, 7],
  [[1, 2], 0.5, 1],
  [[1, 2, 3], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
])('of %j the share %d does not exceed %j', (sorted, share, expected) => {
  expect(quantile(sorted, share)).toBe(expected);
});

test.each([
  [0, '0 s'],
  [1_500, '1.5 s'],
  [59_000, '59 s'],
  [60_000, '1 min'],
  [3_600_000 * 3.44, '3.4 h'],
  [86_400_000 * 12.6, '13 d'],
])('%d ms are %s', (ms, expected) => {
  expect(duration(ms)).toBe(expected);
});

test('seven days end with today, up to this moment', () => {
  const span = lastDays(new Date('2026-03-05T09:00:00Z'), 7);
  expect(span).toEqual({ from: at('2026-02-27'), until: at('2026-03-05T09:00:00.001Z') });
  expect(daysOf(span).map(({ day }) => day)).toEqual(
    ['02-27', '02-28', '03-01', '03-02', '03-03', '03-04', '03-05'].map((day) => `2026-${day}`),
  );
});

test('the days of a window lie end to end and fill it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 1, max: 4e9 }), (from, length) => {
      const days = daysOf({ from, until: from + length });
      expect(days[0]?.from).toBe(from);
      expect(days.at(-1)?.until).toBe(from + length);
      expect(days.slice(1).every((day, index) => day.from === days[index]?.until)).toBe(true);
      expect(days.every((day) => new Date(day.from).toISOString().startsWith(day.day))).toBe(true);
    }),
  );
});

test.each([
  ['2026-03-05', '2026-03-06', '5 Mar 2026'],
  ['2026-02-27', '2026-03-06', '27 Feb – 5 Mar 2026'],
  ['2025-12-30', '2026-01-02', '30 Dec 2025 – 1 Jan 2026'],
])('from %s until %s is %s', (from, until, expected) => {
  expect(spanName({ from: at(from), until: at(until) })).toBe(expected);
});

test.each([
  ['2026-03-05T12:00:00Z', '2026-03-09'],
  ['2026-03-09T08:59:59.999Z', '2026-03-09'],
  ['2026-03-09T09:00:00Z', '2026-03-16'],
  ['2026-03-08T23:00:00Z', '2026-03-09'],
])('at %s the next post is on Monday %s', (now, monday) => {
  expect(new Date(nextMonday(at(now))).toISOString().slice(0, 10)).toBe(monday);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['=a,"b"', `"'=a,""b"""`],
  ['Bob, the "builder"', '"Bob, the ""builder"""'],
  ['two\nlines', '"two\nlines"'],
  ['user:1', 'user:1'],
])('the cell %j is written as %j', (value, expected) => {
  expect(csv([[value]])).toBe(`${expected}\r\n`);
});

test('numbers stay numbers, also negative ones, and nothing is an empty cell', () => {
  expect(csv([[-1, null, 0.5]])).toBe('-1,,0.5\r\n');
});

test('who holds what names people by id too, for two may share a name', () => {
  const bob = { type: 'user', id: '7', name: '=cmd', handle: 'bob', slackUserId: 'U1', email: null } as const;
  const since = new Date('2026-03-05T09:00:00Z');
  expect(loadCsv({ load: [{ actor: bob, open: 3, since }] }).split('\r\n')[1]).toBe(
    "user:7,user,'=cmd,3,2026-03-05T09:00:00.000Z",
  );
});
