import type { Database } from '../db/database';

/**
 * When the next waiting job falls due after `now`; null when none does. Jobs already due do not count: they wait for
 * another to finish, not for time to pass. Asked per lane, because that is how the index is sorted.
 */
export async function nextDue(db: Database, now: Date): Promise<Date | null> {
  const at = now.getTime();
  const rows = await db.read.$queryRaw<{ due: bigint | number | null }[]>`
    SELECT min("runAt") AS due FROM "Job" WHERE "state" = 'ready' AND "lane" = 0 AND "runAt" > ${at}
    UNION ALL
    SELECT min("runAt") FROM "Job" WHERE "state" = 'ready' AND "lane" = 1 AND "runAt" > ${at}
    UNION ALL
    SELECT min("runAt") FROM "Job" WHERE "state" = 'ready' AND "lane" = 2 AND "runAt" > ${at}`;
  const times = rows.flatMap(({ due }) => (due === null ? [] : [Number(due)]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
