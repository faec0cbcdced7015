import { createHash } from 'node:crypto';
import type { ApiFault } from './faults';

type RandomKind = Exclude<ApiFault['kind'], 'hang' | 'refuse'>;

/** How likely each kind is, from 0 to 1; together at most 1. */
export type FaultRates = Partial<Record<RandomKind, number>>;

/** One call in twenty: a bad day, but one on which work gets done. */
const BAD_DAY: FaultRates = {
  '429': 0.01,
  '500': 0.01,
  '500_after': 0.005,
  drop: 0.005,
  drop_after: 0.005,
  slow: 0.015,
};

const LONGEST_RETRY_AFTER = 3;
const LONGEST_SLOW_MS = 2_000;

/**
 * Draws the fault of each call, if any. What the n-th call of a method gets depends on nothing but the seed, the method
 * and n, however calls of different methods mix.
 */
export function createRandomFaults(seed: number, rates: FaultRates = BAD_DAY): (method: string) => ApiFault | null {
  const calls = new Map<string, number>();
  return (method) => {
    const call = (calls.get(method) ?? 0) + 1;
    calls.set(method, call);
    const digest = createHash('sha256').update(`${seed} ${method} ${call}`).digest();
    return faultAt(rates, shareAt(digest, 0), shareAt(digest, 4));
  };
}

const shareAt = (digest: Buffer, offset: number): number => digest.readUInt32BE(offset) / 2 ** 32;

/** `chance` chooses the kind, `size` how bad it is; both from 0 to below 1. */
function faultAt(rates: FaultRates, chance: number, size: number): ApiFault | null {
  let upTo = 0;
  for (const [kind, rate] of Object.entries(rates) as [RandomKind, number][]) {
    upTo += rate;
    if (chance >= upTo) continue;
    if (kind === '429') return { kind, retryAfter: 1 + Math.floor(size * LONGEST_RETRY_AFTER) };
    return kind === 'slow' ? { kind, ms: Math.ceil(size * LONGEST_SLOW_MS) } : { kind };
  }
  return null;
}
