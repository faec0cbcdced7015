import { Prisma } from '../generated/prisma/client';
import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId } from '../platform/ids';
import type { AnalyticsDigest, Tally } from './types';

/** One message tells of no more; the next one of the rest. */
const MOST = 10_000;
const NAMED = 5;

/** The events that come after the cursor, the oldest first; null when there are none. `last` is an id. */
export async function findWaiting(
  db: Reader,
  organizationId: OrganizationId,
  cursor: string,
): Promise<{ count: number; oldest: Date; last: string } | null> {
  const [row] = await db.$queryRaw<{ n: bigint | number; oldest: bigint | number; last: bigint | number }[]>`
    SELECT COUNT(*) AS n, MIN("createdAt") AS oldest, MAX("id") AS last FROM (
      SELECT "id", "createdAt" FROM "AnalyticsEvent"
      WHERE "id" > ${toDb(cursor)} AND +"organizationId" = ${toDb(organizationId)} ORDER BY "id" LIMIT ${MOST})`;
  if (!row || Number(row.n) === 0) return null;
  return { count: Number(row.n), oldest: new Date(Number(row.oldest)), last: fromDb(row.last) };
}

/** What happened after one event and up to another; null when it is all gone, with its project. */
export async function findDigest(
  db: Reader,
  organizationId: OrganizationId,
  range: { after: string; to: string },
): Promise<AnalyticsDigest | null> {
  // By the row's own key, which the range is of.
  const events = Prisma.sql`
    "AnalyticsEvent" event WHERE event."id" > ${toDb(range.after)} AND event."id" <= ${toDb(range.to)}
      AND +event."organizationId" = ${toDb(organizationId)}`;
  const [all] = await db.$queryRaw<{ n: bigint | number; from: bigint | number; to: bigint | number }[]>`
    SELECT COUNT(*) AS n, MIN("createdAt") AS "from", MAX("createdAt") AS "to" FROM ${events}`;
  if (!all || Number(all.n) === 0) return null;
  const tally = async (name: Prisma.Sql): Promise<Tally> => {
    const rows = await db.$queryRaw<{ name: string; n: bigint | number; total: bigint | number }[]>`
      SELECT ${name} AS "name", COUNT(*) AS n, SUM(COUNT(*)) OVER () AS total FROM ${events}
      AND ${name} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${NAMED}`;
    const top = rows.map((row) => ({ name: row.name, count: Number(row.n) }));
    return { top, rest: Number(rows[0]?.total ?? 0) - top.reduce((sum, { count }) => sum + count, 0) };
  };
  return {
    total: Number(all.n),
    from: new Date(Number(all.from)),
    to: new Date(Number(all.to)),
    types: await tally(Prisma.sql`event."type"`),
    sources: await tally(Prisma.sql`COALESCE(event."attributes" ->> 'assigned_by', event."attributes" ->> 'source')`),
    projects: await tally(Prisma.sql`(SELECT "slug" FROM "Project" WHERE "id" = event."projectId")`),
  };
}
