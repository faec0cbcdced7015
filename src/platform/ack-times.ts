import type { Clock } from './clock';

/** How many of the last acknowledgements are remembered. */
const KEPT = 100;

export interface AckSummary {
  /** Of how many, at most 100. */
  count: number;
  p50Ms: number;
  maxMs: number;
  lastAt: Date;
}

export interface AckTimes {
  add(ms: number): void;
  /** Null before the first one. */
  summary(): AckSummary | null;
}

/** How long Slack waited for its last acknowledgements (PRODUCT 4.1). */
export function createAckTimes(clock: Clock): AckTimes {
  let last: number[] = [];
  let lastAt = new Date(0);
  return {
    add(ms) {
      last = [...last.slice(1 - KEPT), ms];
      lastAt = clock.now();
    },
    summary() {
      const sorted = [...last].sort((a, b) => a - b);
      const maxMs = sorted.at(-1);
      const p50Ms = sorted[Math.floor((sorted.length - 1) / 2)];
      return maxMs === undefined || p50Ms === undefined ? null : { count: sorted.length, p50Ms, maxMs, lastAt };
    },
  };
}
