import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Deps } from '../deps';
import { findIssueViews } from '../issues/get-issue-view';
import { actorText } from '../people/actor';
import { findActors } from '../people/find-actor';
import type { OrganizationId } from '../platform/ids';
import { countActivities, findWaits, type Happened } from './day.store';
import { findLoad, findUnowned } from './load.store';
import { nameOf } from './name-of';
import { quantile } from './quantile';
import { findScope, type Scope } from './scope.store';
import type { DayStats, Means, Stats, StatsQuery } from './types';
import { daysOf } from './window';

/** More people and teams than that are left out. */
const HOLDERS = 1_000;
const OLDEST = 3;
const RULES = 5;

export const noMeans = (): Record<Means, number> => ({ hand: 0, rule: 0, codeowners: 0, commit: 0, lease: 0 });

/**
 * Statistics of a window, exact, and of who holds what now. A day at a time, so that clicks have their turn in between,
 * however much happened. Throws not-found when the project or the team is gone.
 */
export async function getStats(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  query: StatsQuery,
): Promise<Stats> {
  const { read } = deps.db;
  const name = await nameOf(deps, organizationId, query.subject);
  const scope = await findScope(read, organizationId, query.subject);
  const { days, happened } = await lookAtDays(deps, scope, query);
  const assigned = noMeans();
  for (const day of days) for (const means of meansOf(assigned)) assigned[means] += day.assigned[means];
  const waits = Float64Array.from(days.flatMap((day) => day.waits)).sort();
  const load = await findLoad(read, scope, HOLDERS);
  const unowned = await findUnowned(read, scope, OLDEST);
  const actors = await findActors(
    deps,
    organizationId,
    load.map(({ holder }) => holder),
  );
  return {
    query,
    name,
    days,
    assigned,
    unassigned: sum(days, ({ unassigned }) => unassigned),
    resolved: sum(days, ({ resolved }) => resolved),
    issues: sum(happened, ({ issues }) => issues),
    handOvers: sum(happened, ({ handOvers }) => handOvers),
    firstOwner: { count: waits.length, median: quantile(waits, 0.5), p90: quantile(waits, 0.9) },
    load: load.flatMap(({ holder, open, since }) => {
      const actor = actors.get(actorText(holder));
      return actor ? [{ actor, open, since }] : [];
    }),
    unowned: { total: unowned.total, oldest: await findIssueViews(deps, organizationId, unowned.oldest) },
    rules: topRules(happened),
  };
}

async function lookAtDays({ db }: Pick<Deps, 'db'>, scope: Scope, window: StatsQuery) {
  const days: DayStats[] = [];
  const happened: Happened[] = [];
  for (const span of daysOf(window)) {
    const counts = await countActivities(db.read, scope, span, window);
    await yieldToOthers(); // The database answers without a turn of the event loop.
    const waits = await findWaits(db.read, scope, span);
    await yieldToOthers();
    happened.push(...counts);
    days.push({ ...foldDay(counts), day: span.day, waits: waits.sort((a, b) => a - b) });
  }
  return { days, happened };
}

function foldDay(counts: readonly Happened[]) {
  const day = { assigned: noMeans(), unassigned: 0, resolved: 0 };
  for (const { type, means, count } of counts) {
    if (type === 'UNASSIGNED') day.unassigned += count;
    else if (type === 'RESOLVED') day.resolved += count;
    else if (isMeans(means)) day.assigned[means] += count;
  }
  return day;
}

const meansOf = (counts: Record<Means, number>) => Object.keys(counts) as Means[];
const isMeans = (text: string): text is Means => text in noMeans();
const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0);

function topRules(happened: readonly Happened[]): Stats['rules'] {
  const hits = new Map<string, number>();
  for (const { type, rule, count } of happened) {
    if (type === 'ASSIGNED' && rule !== null) hits.set(rule, (hits.get(rule) ?? 0) + count);
  }
  const sorted = [...hits].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.slice(0, RULES).map(([rule, count]) => ({ rule, hits: count }));
}
