import { drawPicture } from '../../../src/platform/picture';
import { chart } from '../../../src/stats/chart';
import { noMeans } from '../../../src/stats/get-stats';
import type { DayStats, Stats } from '../../../src/stats/types';
import { DAY_MS } from '../../../src/stats/window';

const LAST = Date.parse('2026-03-05');
type Drawn = { series: { name: string; data: (number | null)[] }[]; title: { text: string; subtext: string }[] };

function statsOf(count: number, each: (index: number) => Partial<DayStats>): Stats {
  const from = LAST - (count - 1) * DAY_MS;
  const days = Array.from({ length: count }, (_, index) => {
    const day = new Date(from + index * DAY_MS).toISOString().slice(0, 10);
    return { day, assigned: noMeans(), unassigned: 0, resolved: 0, waits: [], ...each(index) };
  });
  return {
    query: { subject: { kind: 'all' }, from, until: LAST + DAY_MS },
    ...{ name: null, days, assigned: noMeans(), unassigned: 0, resolved: 0, issues: 0, handOvers: 0 },
    ...{ firstOwner: { count: 0, median: null, p90: null }, load: [], unowned: { total: 0, oldest: [] }, rules: [] },
  };
}
const drawn = (stats: Stats) => chart(stats).option as Drawn;
const data = (stats: Stats, name: RegExp) => drawn(stats).series.find((one) => name.test(one.name))?.data;
const oneOfEach: Partial<DayStats> = {
  assigned: { hand: 2, rule: 1, codeowners: 1, commit: 1, lease: 1 },
  resolved: 3,
};

test('each day has its bars: by hand, and everything that happened on its own', () => {
  const stats = statsOf(3, () => oneOfEach);
  expect(data(stats, /^assigned by hand \(6\)$/)).toEqual([2, 2, 2]);
  expect(data(stats, /^assigned by rule \(12\)$/)).toEqual([4, 4, 4]);
  expect(data(stats, /^resolved \(9\)$/)).toEqual([3, 3, 3]);
});

test('a year is drawn in weeks, the newest whole', () => {
  const bars = data(
    statsOf(365, () => oneOfEach),
    /by hand/,
  );
  expect([bars?.length, bars?.[0], bars?.at(-1)]).toEqual([53, 2, 14]);
});

test('the wait is the median of the day, in a unit that suits the longest', () => {
  const stats = statsOf(2, (index) => ({ waits: index === 0 ? [60_000, 7_200_000, 9_000_000] : [] }));
  expect(data(stats, /^wait$/)).toEqual([2, null]);
});

test('a time in which nothing happened says so', () => {
  expect(drawn(statsOf(30, () => ({}))).title.map(({ text }) => text)).toEqual([
    'Assignments',
    'Time to first owner',
    'Nothing was assigned or resolved in this time.',
    'No issue got its first owner in this time.',
  ]);
});

test.each([1, 30, 365])('the picture of %d days is a PNG with something on it', async (days) => {
  const png = await drawPicture(chart(statsOf(days, () => oneOfEach)));
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_500, 1_020]);
  // An empty card of this size packs to a few kilobytes.
  expect(png.length).toBeGreaterThan(30_000);
});

test('what cannot be drawn is an error, and the process goes on', async () => {
  await expect(drawPicture({ width: -1, height: Number.NaN, option: {} })).rejects.toThrow();
});
