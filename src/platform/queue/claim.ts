import type { Database } from '../db/database';
import { idList, fromDb } from '../ids';
import type { JobCatalog, JobKind, Lane } from './catalog';

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
 * with its order key runs, or stands before it; a failed one does not hold up those behind it.
 *
 * Within a lane the order is by due time before id, because the index holds it so: the scan ends at the first `limit`
 * rows that qualify, also with 100,000 waiting.
 */
export function claimJobs(db: Database, now: Date, options: ClaimOptions): Promise<ClaimedJob[]> {
  const { limit, maxLane = 2 } = options;
  if (limit < 1) return Promise.resolve([]);
  return db.write(async (tx) => {
    const due = await tx.$queryRaw<{ id: bigint | number }[]>`
      SELECT "id" FROM "Job" AS job
      WHERE "state" = 'ready' AND "lane" <= ${maxLane} AND "runAt" <= ${now.getTime()}
        AND ("orderKey" IS NULL OR NOT EXISTS (
          SELECT 1 FROM "Job" AS other
          WHERE other."orderKey" = job."orderKey" AND other."id" <> job."id"
            AND (other."state" = 'running' OR (other."state" = 'ready' AND other."id" < job."id"))))
      ORDER BY "lane", "runAt", "id"
      LIMIT ${limit}`;
    if (due.length === 0) return [];
    const rows = await tx.job.findMany({
      where: { id: { in: due.map(({ id }) => BigInt(id)) } },
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
