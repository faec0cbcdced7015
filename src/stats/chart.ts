import type { Picture } from '../platform/picture';
import { duration, unitFor } from './duration';
import { quantile } from './quantile';
import { shortDay, spanName, subjectName } from './titles';
import type { DayStats, Means, Stats } from './types';

/** On a card of its own, so that it reads the same in light and dark; told apart by brightness and shape too. */
const COLORS = {
  card: '#ffffff',
  text: '#1d1c1d',
  faint: '#565359',
  grid: '#e1e0e2',
  hand: '#1264a3',
  rule: '#e8a33d',
  unassigned: '#a1216b',
  resolved: '#0b6b4f',
};
/** More bars than that cannot be told apart: they are weeks then. */
const MOST_BARS = 92;

/** What stands above one place of the axis. */
interface Bar {
  label: string;
  hand: number;
  automatic: number;
  unassigned: number;
  resolved: number;
  wait: number | null;
}

const AUTOMATIC: readonly Means[] = ['rule', 'codeowners', 'commit', 'lease'];

function barOf(days: readonly DayStats[]): Bar {
  const sum = (of: (day: DayStats) => number) => days.reduce((total, day) => total + of(day), 0);
  const waits = days.flatMap((day) => day.waits).sort((a, b) => a - b);
  return {
    label: shortDay(days[0]?.day ?? ''),
    hand: sum(({ assigned }) => assigned.hand),
    automatic: sum(({ assigned }) => AUTOMATIC.reduce((total, means) => total + assigned[means], 0)),
    unassigned: sum(({ unassigned }) => unassigned),
    resolved: sum(({ resolved }) => resolved),
    wait: quantile(waits, 0.5),
  };
}

function barsOf(days: readonly DayStats[]): { bars: Bar[]; per: 'day' | 'week' } {
  const size = days.length > MOST_BARS ? 7 : 1;
  const bars = [];
  // From the end: the newest week is whole.
  for (let end = days.length; end > 0; end -= size) bars.unshift(barOf(days.slice(Math.max(end - size, 0), end)));
  return { bars, per: size === 1 ? 'day' : 'week' };
}

/** What happened per day above, how long issues waited for their first owner below. */
export function chart(stats: Stats): Picture {
  const { bars, per } = barsOf(stats.days);
  const longest = Math.max(0, ...bars.map(({ wait }) => wait ?? 0));
  const unit = unitFor(longest);

  const hasDots = bars.length <= 45;
  const line = (name: string, color: string, data: (number | null)[], more: object = {}) => {
    const look = { color, lineStyle: { width: 3, color }, symbolSize: 8, showSymbol: hasDots, connectNulls: true };
    return { type: 'line', name, data, itemStyle: { color }, ...look, ...more };
  };
  const bar = (name: string, color: string, data: number[]) => {
    const edge = { borderColor: COLORS.card, borderWidth: bars.length > 45 ? 0 : 1 };
    return { type: 'bar', name, stack: 'assigned', data, barMaxWidth: 42, itemStyle: { color, ...edge } };
  };
  const sums = barOf(stats.days);
  const named = (name: string, amount: number) => `${name} (${amount.toLocaleString('en-US')})`;
  const names = {
    hand: named('assigned by hand', sums.hand),
    automatic: named('assigned by rule', sums.automatic),
    unassigned: named('unassigned', sums.unassigned),
    resolved: named('resolved', sums.resolved),
  };
  const nothing = sums.hand + sums.automatic + sums.unassigned + sums.resolved === 0;
  const values = (of: (bar: Bar) => number) => (nothing ? [] : bars.map(of));
  // A line crosses bars of every colour: it lies on a wider white one, and so do its marks.
  const cased = (name: string, color: string, data: number[], more: object = {}) => [
    { ...line(`${name} `, COLORS.card, data), showSymbol: false, lineStyle: { width: 7, color: COLORS.card } },
    line(name, color, data, { itemStyle: { color, borderColor: COLORS.card, borderWidth: 1 }, ...more }),
  ];
  const dashed = { symbol: 'triangle', lineStyle: { width: 3, color: COLORS.unassigned, type: 'dashed' } };
  const wait = line(
    'wait',
    COLORS.text,
    bars.map((one) => (one.wait === null ? null : Math.round((one.wait / unit.ms) * 100) / 100)),
    { xAxisIndex: 1, yAxisIndex: 1, symbol: 'circle', showSymbol: true, symbolSize: hasDots ? 8 : 5 },
  );
  return {
    width: 1_000,
    height: 680,
    option: {
      backgroundColor: COLORS.card,
      textStyle: { fontFamily: 'DejaVu Sans', color: COLORS.text },
      title: [
        heading(subjectName(stats), `${spanName(stats.query)} · per ${per}, UTC`, 20, 20),
        heading('Time to first owner', waitWords(stats, per), 412, 16),
        ...(nothing ? [note('Nothing was assigned or resolved in this time.', 240)] : []),
        ...(sums.wait === null ? [note('No issue got its first owner in this time.', 550)] : []),
      ],
      legend: {
        data: [
          { name: names.hand },
          { name: names.automatic },
          { name: names.unassigned, icon: 'triangle' },
          { name: names.resolved, icon: 'circle' },
        ],
        ...{ left: 24, top: 78, itemGap: 36, textStyle: { fontSize: 14, color: COLORS.text } },
      },
      grid: [
        { left: 64, right: 32, top: 122, height: 244 },
        { left: 64, right: 32, top: 476, height: 154 },
      ],
      xAxis: [0, 1].map((gridIndex) => ({
        ...{ type: 'category', gridIndex, data: bars.map(({ label }) => label), axisTick: { show: false } },
        axisLine: { lineStyle: { color: COLORS.faint } },
        axisLabel: { fontSize: 13, color: COLORS.faint, hideOverlap: true },
      })),
      yAxis: [
        axis(0, { minInterval: 1, ...(nothing ? { max: 1 } : {}) }),
        axis(1, { axisLabel: { fontSize: 13, color: COLORS.faint, formatter: `{value} ${unit.name}` } }),
      ],
      series: [
        bar(
          names.hand,
          COLORS.hand,
          values(({ hand }) => hand),
        ),
        bar(
          names.automatic,
          COLORS.rule,
          values(({ automatic }) => automatic),
        ),
        ...cased(
          names.unassigned,
          COLORS.unassigned,
          values(({ unassigned }) => unassigned),
          dashed,
        ),
        ...cased(
          names.resolved,
          COLORS.resolved,
          values(({ resolved }) => resolved),
          { symbol: 'circle' },
        ),
        wait,
      ],
    },
  };
}

function waitWords({ firstOwner: { median, p90, count } }: Stats, per: string): string {
  if (median === null || p90 === null) return `median per ${per}`;
  const of = count === 1 ? '1 issue' : `${count.toLocaleString('en-US')} issues`;
  return `median per ${per} · overall ${duration(median)}, nine in ten within ${duration(p90)}, of ${of}`;
}

const heading = (text: string, subtext: string, top: number, fontSize: number) => ({
  ...{ text, subtext, left: 24, top, itemGap: 7 },
  textStyle: { fontSize, fontWeight: 'bold', color: COLORS.text, width: 950, overflow: 'truncate' },
  subtextStyle: { fontSize: 14, color: COLORS.faint },
});

const note = (text: string, top: number) => ({
  ...{ text, top, left: 'center' },
  textStyle: { fontSize: 16, fontWeight: 'normal', color: COLORS.faint },
});

const axis = (gridIndex: number, more: object) => ({
  ...{ type: 'value', gridIndex, min: 0, splitNumber: 4, splitLine: { lineStyle: { color: COLORS.grid } } },
  axisLabel: { fontSize: 13, color: COLORS.faint },
  ...more,
});
