import type { Log } from '../logs';
import { RATE_LIMITS, type RateLimit } from './tiers';

/** What becomes of calls beyond a published limit: nothing, they are noted, or they are noted and answered with 429. */
export type LimitsMode = 'off' | 'count' | 'enforce';

/** A call that came before its limit allowed one more. */
export interface Violation {
  method: string;
  /** The channel for limits per channel, else the method. */
  scope: string;
  /** When it arrived; Unix milliseconds by the workspace's clock. */
  at: number;
  /** How many milliseconds too early it was. */
  early: number;
}

/** Two clocks are never read at the same moment: a call may arrive this much earlier than the limit says. */
const TOLERANCE_MS = 20;

export interface RateLimits {
  mode: LimitsMode;
  /**
   * Counts a call that arrived `at`. Null when it may be done, else the whole seconds to wait. What is refused is not
   * done and takes no place in the window; what is done does, even beyond the limit.
   */
  refuses(method: string, channel: string, at: number): number | null;
}

export function createRateLimits(mode: LimitsMode, violations: Log<Violation>): RateLimits {
  /** The arrivals that fill the window of each scope, oldest first; as many as the limit allows. */
  const windows = new Map<string, number[]>();
  const limits: RateLimits = {
    mode,
    refuses: (method, channel, at) => {
      const limit = RATE_LIMITS[method];
      if (!limit || limits.mode === 'off') return null;
      const scope = limit.per === 'channel' ? channel : method;
      const key = `${method} ${scope}`;
      const window = windows.get(key) ?? [];
      windows.set(key, window);
      const early = tooEarly(limit, window, at);
      if (early > TOLERANCE_MS) {
        violations.add({ method, scope, at, early });
        if (limits.mode === 'enforce') return Math.ceil(early / 1_000);
      }
      window.push(at);
      if (window.length > limit.calls) window.shift();
      return null;
    },
  };
  return limits;
}

/** Milliseconds until the oldest call that fills the window leaves it. */
function tooEarly({ calls, windowMs }: RateLimit, window: readonly number[], at: number): number {
  const [oldest] = window;
  return oldest === undefined || window.length < calls ? 0 : oldest + windowMs - at;
}
