import type { Tx } from './db/database';
import { unavailable } from './errors';

/** 2022-08-08T00:00:00Z in seconds since 1970. */
const EPOCH_SECONDS = 1_659_916_800;
/** Version 1, stored bit-reversed in its five bits. */
const VERSION = 16n;
const SEQUENCES = 16;
/** When a second is full the ones before it are used, at most this many back. */
const SECONDS_BACK = 300;
const TRIES = 5;

export interface SnowflakeParts {
  /** Seconds since {@link EPOCH_SECONDS}, 32 bits. */
  seconds: number;
  /** 12 bits. */
  region: number;
  /** 4 bits. */
  sequence: number;
}

/**
 * 53 bits, from the highest: version 5, seconds 32, region 12, sequence 4 (PRODUCT 9.1), as decimal text.
 * Throws a RangeError when a part does not fit.
 */
export function composeSnowflake({ seconds, region, sequence }: SnowflakeParts): string {
  const parts: [number, number][] = [
    [seconds, 2 ** 32],
    [region, 2 ** 12],
    [sequence, SEQUENCES],
  ];
  for (const [value, limit] of parts) {
    if (!Number.isInteger(value) || value < 0 || value >= limit) throw new RangeError('does not fit into a snowflake');
  }
  return ((VERSION << 48n) | (BigInt(seconds) << 16n) | (BigInt(region) << 4n) | BigInt(sequence)).toString();
}

/** The parts of a snowflake; null for any other number. */
export function decodeSnowflake(id: string): SnowflakeParts | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const bits = BigInt(id);
  if (bits >> 48n !== VERSION) return null;
  return {
    seconds: Number((bits >> 16n) & 0xffffffffn),
    region: Number((bits >> 4n) & 0xfffn),
    sequence: Number(bits & 0xfn),
  };
}

/**
 * The next unused snowflake. What was used is counted in the database, in the caller's write transaction, so the
 * sequence survives a restart and is shared by processes. Throws `unavailable` when the last 300 seconds are used up.
 */
export async function nextSnowflake(tx: Tx, now: Date, region = 0): Promise<string> {
  const latest = Math.floor(now.getTime() / 1000) - EPOCH_SECONDS;
  const oldest = Math.max(0, latest - SECONDS_BACK);
  const full = await tx.snowflakeSecond.findMany({
    where: { second: { gte: oldest, lte: latest }, used: { gte: SEQUENCES } },
    select: { second: true },
  });
  const isFull = new Set(full.map((row) => Number(row.second)));
  for (let second = latest; second >= oldest; second--) {
    if (isFull.has(second)) continue;
    const { used } = await tx.snowflakeSecond.upsert({
      where: { second },
      create: { second, used: 1 },
      update: { used: { increment: 1 } },
      select: { used: true },
    });
    return composeSnowflake({ seconds: second, region, sequence: used - 1 });
  }
  throw noId();
}

/** A snowflake that no row has yet. Five tries, only for a clash of the id itself (a counter that was lost). */
export async function freeSnowflake(tx: Tx, now: Date, isTaken: (id: string) => Promise<boolean>): Promise<string> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const id = await nextSnowflake(tx, now);
    if (!(await isTaken(id))) return id;
  }
  throw noId();
}

const noId = () => unavailable('no_id_available', 'No id is available right now. Please try again in a second.');
