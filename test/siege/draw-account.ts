import type { Check } from './account';
import type { SiegeResult } from './run-siege';

const number = (value: number): string => (value === Infinity ? 'never' : value.toLocaleString('en'));
const time = (ms: number | null): string => (ms === null ? 'never' : `${number(ms)} ms`);

/** The accounting as Markdown that also reads well in a terminal. */
export function drawAccount(result: SiegeResult): string {
  const { shown, clicks, calls, left, outages, resent, options, examples, health } = result;
  const sum = (outcome: string) =>
    Object.values(calls).reduce((total, outcomes) => total + (outcomes[outcome] ?? 0), 0);
  const all = Object.values(calls).flatMap((outcomes) => Object.values(outcomes));
  const told: [string, string][] = [
    ['alerts, seconds, channels, seed', [options.alerts, options.seconds, options.channels, options.seed].join(', ')],
    ['seconds until nothing was left to do', number(result.seconds)],
    ['kills, and milliseconds until it listened again', `${outages.length}: ${outages.map(number).join(', ')}`],
    ['alerts sent again', listed(resent)],
    ['cards, digests, lines of digests', [shown.cards, shown.digests, shown.digestLines].map(number).join(', ')],
    ['lines in threads', number(shown.threadLines)],
    ['left: events, requests, jobs, cards', [left.events, left.requests, left.jobs, left.cards].map(number).join(', ')],
    ['calls of Slack', number(all.reduce((total, one) => total + one, 0))],
    [
      'of these: posts, updates',
      [callsOf(result, 'chat.postMessage'), callsOf(result, 'chat.update')].map(number).join(', '),
    ],
    ['answered 429', number(sum('ratelimited'))],
    ['answered 500 before and after the work', `${number(sum('500'))}, ${number(sum('500_after'))}`],
    ['cut off before and after the work', `${number(sum('drop'))}, ${number(sum('drop_after'))}`],
    [
      'workspace: seconds of CPU, MB, longest stall',
      `${health.cpuSeconds}, ${health.memoryMegabytes}, ${health.longestStallMs} ms`,
    ],
    ['clicks, answered', `${number(clicks.clicks)}, ${number(clicks.answered)}`],
    [
      'clicks never answered, clicks while it was away',
      `${number(clicks.unanswered)}, ${number(clicks.duringOutages)}`,
    ],
    ['from a click to its answer: p50, p95, p99', [clicks.p50, clicks.p95, clicks.p99].map(time).join(', ')],
  ];
  const faults = Object.entries(examples).flatMap(([name, found]) =>
    found.length === 0
      ? []
      : [
          `${name}: ${found
            .slice(0, 5)
            .map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
            .join('; ')}`,
        ],
  );
  return [
    draw(['the siege', ''], told),
    '',
    draw(['check', 'found', 'wanted', 'holds'], result.checks.map(cellsOf)),
    '',
    ...faults,
    ...left.failed.slice(0, 5).map((reason) => `given up: ${reason}`),
    result.balances ? 'It balances.' : 'It does NOT balance.',
  ].join('\n');
}

function cellsOf({ what, found, wanted, by, holds }: Check): string[] {
  return [what, number(found), `${by === 'atMost' ? '≤ ' : ''}${number(wanted)}`, holds ? 'yes' : 'NO'];
}

function callsOf({ calls }: SiegeResult, method: string): number {
  return Object.values(calls[method] ?? {}).reduce((total, one) => total + one, 0);
}

function listed(counts: Record<string, number>): string {
  const parts = Object.entries(counts).map(([why, times]) => `${number(times)} × ${why}`);
  return parts.length === 0 ? '0' : parts.join(', ');
}

function draw(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(headings), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
