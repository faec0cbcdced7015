import { Prisma } from '../../generated/prisma/client';
import type { Database, Tx } from '../db/database';
import { idList, fromDb } from '../ids';
import { isBackground, LANES, type JobCatalog, type JobKind, type Lane } from './catalog';
import { dueInLane, SCOPES } from './due';

/** A job in hand: nobody else has it, and none with its order key runs beside it. */
export interface ClaimedJob<K extends JobKind = JobKind> {
  id: string;
  kind: K;
  payload: JobCatalog[K];
  /** Counts this attempt. */
  attempts: number;
  generation: number;
  /** When the first attempt began whose effect is not known (a crash, a cut connection); null when there was none. */
  uncertainSince: Date | null;
  createdAt: Date;
}

export interface ClaimOptions {
  limit: number;
  /** Only jobs of this lane or a more urgent one. */
  maxLane?: Lane;
}

/**
 * Takes up to `limit` jobs that are due, the most urgent lane first and in it the longest due. A job waits while one
 * with its order key runs, or stands before it; a failed one does not hold up those behind it. Of each scope there is at
 * most one at a time, and none while its budget is closed: however many wait there, they cost one look.
 *
 * Within a lane the order is by due time before id, because the index holds it so: a scan ends at the first rows that
 * qualify, also with 100,000 waiting.
 */
export function claimJobs(db: Database, now: Date, options: ClaimOptions): Promise<ClaimedJob[]> {
  const { limit, maxLane = 3 } = options;
  if (limit < 1) return Promise.resolve([]);
  return db.write(async (tx) => {
    const due = await findDue(tx, now.getTime(), limit, maxLane);
    if (due.length === 0) return [];
    const rows = await tx.job.findMany({
      where: { id: { in: due } },
      orderBy: [{ lane: 'asc' }, { runAt: 'asc' }, { id: 'asc' }],
    });
    await tx.$executeRaw`
      UPDATE "Job" SET "state" = 'running', "attempts" = "attempts" + 1,
        "startedAt" = COALESCE("startedAt", ${now.getTime()})
      WHERE "id" IN (SELECT value FROM json_each(${idList(rows.map(({ id }) => fromDb(id)))}))`;
    return rows.map((row) => ({
      id: fromDb(row.id),
      kind: row.kind as JobKind,
      payload: JSON.parse(row.payload) as JobCatalog[JobKind],
      attempts: row.attempts + 1,
      generation: row.generation,
      uncertainSince: row.startedAt,
      createdAt: row.createdAt,
    }));
  });
}

async function findDue(tx: Tx, at: number, limit: number, maxLane: Lane): Promise<bigint[]> {
  const lanes = LANES.filter((lane) => lane <= maxLane);
  const free = lanes.map(
    (lane) => Prisma.sql`SELECT * FROM (${dueInLane(Prisma.sql`job."scope" IS NULL`, lane, at, limit)})`,
  );
  const ofScope = lanes.map((lane) => {
    const opens = isBackground(lane) ? Prisma.sql`scopes."opensForAllAt"` : Prisma.sql`scopes."opensAt"`;
    const first = dueInLane(Prisma.sql`job."scope" = scopes."scope"`, lane, at, 1);
    return Prisma.sql`CASE WHEN ${opens} <= ${at} THEN (${first}) END`;
  });
  const rows = await tx.$queryRaw<{ id: bigint | number }[]>`
    WITH RECURSIVE ${SCOPES},
      chosen("id") AS (
        ${Prisma.join(free, ' UNION ALL ')}
        UNION ALL SELECT ${lanes.length === 1 ? ofScope[0] : Prisma.sql`COALESCE(${Prisma.join(ofScope)})`} FROM scopes)
    SELECT "Job"."id" FROM chosen JOIN "Job" ON "Job"."id" = chosen."id"
    ORDER BY "lane", "runAt", "Job"."id" LIMIT ${limit}`;
  return rows.map(({ id }) => BigInt(id));
}
