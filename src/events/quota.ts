import type { Clock } from '../platform/clock';
import type { ProjectId } from '../platform/ids';

/** Events one project may send in one minute. */
export const EVENTS_PER_MINUTE = 6_000;

const MINUTE_MS = 60_000;

export interface Quota {
  /** Counts the events. Zero when they fit into this minute, else the whole seconds until the next one. */
  take(projectId: ProjectId, events: number): number;
}

/** Whole minutes of the clock, counted in memory: a restart forgives. */
export function createQuota(clock: Clock, limit = EVENTS_PER_MINUTE): Quota {
  let minute = -1;
  const used = new Map<ProjectId, number>();
  return {
    take(projectId, events) {
      const now = clock.now().getTime();
      const current = Math.floor(now / MINUTE_MS);
      if (current !== minute) {
        minute = current;
        used.clear();
      }
      const total = (used.get(projectId) ?? 0) + events;
      if (total > limit) return Math.ceil(((current + 1) * MINUTE_MS - now) / 1000);
      used.set(projectId, total);
      return 0;
    },
  };
}
