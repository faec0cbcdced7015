import { noMeans } from '../../src/stats/get-stats';
import type { Stats } from '../../src/stats/types';
import { backend, bob, issueView } from './issue-view';

/** A week of statistics as messages show them. */
export function statsView(more: Partial<Stats> = {}): Stats {
  const [from, until] = [Date.parse('2026-02-27'), Date.parse('2026-03-05T09:00:00.001Z')];
  return {
    query: { subject: { kind: 'project', id: '7' }, from, until },
    ...{ name: 'checkout', days: [], assigned: { ...noMeans(), hand: 30, rule: 60, codeowners: 10 } },
    ...{ unassigned: 4, resolved: 41, issues: 80, handOvers: 20 },
    firstOwner: { count: 75, median: 750_000, p90: 12_600_000 },
    load: [
      { actor: backend, open: 12, since: new Date('2026-02-20T09:00:00Z') },
      { actor: bob, open: 3, since: new Date('2026-03-05T08:00:00Z') },
    ],
    unowned: { total: 5, oldest: [issueView()] },
    rules: [{ rule: 'path:src/pay/* #payments', hits: 60 }],
    ...more,
  };
}
