import { actorText } from '../people/actor';
import { quantile } from './quantile';
import type { Stats } from './types';

type Cell = string | number | null;

/** Spreadsheets take a text that begins so for a formula, and carry it out. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

/** RFC 4180. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 1_000));

/** One row for each day of UTC. */
export const daysCsv = ({ days }: Pick<Stats, 'days'>): string =>
  csv([
    [
      ...[
        'day',
        'assigned_by_hand',
        'assigned_by_rule',
        'assigned_by_codeowners',
        'assigned_by_commit',
        'lease_to_team',
      ],
      ...['unassigned', 'resolved', 'first_owners', 'median_seconds_to_first_owner', 'p90_seconds_to_first_owner'],
    ],
    ...days.map(({ day, assigned, unassigned, resolved, waits }) => [
      ...[day, assigned.hand, assigned.rule, assigned.codeowners, assigned.commit, assigned.lease],
      ...[unassigned, resolved, waits.length, seconds(quantile(waits, 0.5)), seconds(quantile(waits, 0.9))],
    ]),
  ]);

/** One row for each person and team that holds open issues now. */
export const loadCsv = ({ load }: Pick<Stats, 'load'>): string =>
  csv([
    ['id', 'type', 'name', 'open_issues', 'oldest_held_since'],
    ...load.map(({ actor, open, since }) => {
      return [
        actorText(actor),
        actor.type,
        actor.type === 'team' ? `#${actor.slug}` : actor.name,
        open,
        since.toISOString(),
      ];
    }),
  ]);
