import { percentile } from '../../bench/lib/stats';
import type { Click, Outage } from './facts';

export interface ClickTimes {
  clicks: number;
  answered: number;
  /** Acknowledged, and never answered. */
  unanswered: number;
  /** Not acknowledged because the app did not run: the person sees that it failed, and clicks again. */
  duringOutages: number;
  /** Not acknowledged though it ran. */
  refused: number;
  /** Milliseconds, of all that were acknowledged; null when it is the time of one that was never answered. */
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** A click can have been on its way when the app died: that long has Slack to wait for it. */
const BEFORE_MS = 3_000;
/** Until a port that listens again has been found. */
const AFTER_MS = 500;

export function clickTimes(clicks: readonly Click[], outages: readonly Outage[]): ClickTimes {
  const taken = clicks.filter(({ acknowledged }) => acknowledged);
  const times = taken.map(({ answeredMs }) => answeredMs ?? Infinity);
  const isDuring = ({ at }: Click) => outages.some(({ from, to }) => at > from - BEFORE_MS && at < to + AFTER_MS);
  const duringOutages = clicks.filter((click) => !click.acknowledged && isDuring(click)).length;
  const at = (share: number) => {
    const time = times.length === 0 ? Infinity : percentile(times, share);
    return time === Infinity ? null : Math.round(time);
  };
  return {
    clicks: clicks.length,
    answered: times.filter((time) => time < Infinity).length,
    unanswered: times.filter((time) => time === Infinity).length,
    duringOutages,
    refused: clicks.length - taken.length - duringOutages,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}
