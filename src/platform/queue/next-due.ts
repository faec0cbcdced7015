import { Prisma } from '../../generated/prisma/client';
import type { Database } from '../db/database';
import { isBackground, LANES, type Lane } from './catalog';
import { SCOPES } from './due';

/**
 * When the next waiting job falls due after `now`, or the scope of one that is due opens; null when none does. Other jobs
 * already due do not count: they wait for another to finish, not for time to pass. Asked per scope and lane, because that
 * is how the index is sorted.
 */
export async function nextDue(db: Database, now: Date): Promise<Date | null> {
  const at = now.getTime();
  const first = (scope: Prisma.Sql, lane: Lane, after: number) => Prisma.sql`
    (SELECT min("runAt") FROM "Job" WHERE "state" = 'ready' AND ${scope} AND "lane" = ${lane} AND "runAt" > ${after})`;
  const free = LANES.map((lane) => Prisma.sql`SELECT ${first(Prisma.sql`"scope" IS NULL`, lane, at)} AS due`);
  const scoped = LANES.map((lane) => {
    const opens = isBackground(lane) ? Prisma.sql`"opensForAllAt"` : Prisma.sql`"opensAt"`;
    const from = (after: number) => first(Prisma.sql`"scope" = scopes."scope"`, lane, after);
    // What is due in an open scope waits for its turn: only what comes after it can fall due by itself.
    return Prisma.sql`
      SELECT CASE WHEN ${opens} > ${at} THEN max(${opens}, ${from(0)}) ELSE ${from(at)} END AS due FROM scopes`;
  });
  const rows = await db.read.$queryRaw<{ due: bigint | number | null }[]>`
    WITH RECURSIVE ${SCOPES} ${Prisma.join([...free, ...scoped], ' UNION ALL ')}`;
  const times = rows.flatMap(({ due }) => (due === null || Number(due) <= at ? [] : [Number(due)]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
