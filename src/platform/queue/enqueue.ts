import type { Clock } from '../clock';
import type { Tx } from '../db/database';
import type { NewJob } from './catalog';

const LONGEST_WAIT_MS = 3600_000;

/**
 * Adds jobs in the caller's transaction with one statement however many they are.
 *
 * A job whose key is taken merges with the row that holds it: the newest payload, the more urgent lane, one more
 * `generation`, which makes a running job run once more. A failed row starts over; its `startedAt` stays, for what an
 * interrupted attempt did is still unknown. Background work (from lane 2 on) never shortens the pause after a failure, or a
 * busy issue would undo every back-off.
 */
export async function enqueueJobs(clock: Clock, tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const now = clock.now().getTime();
  const rows = jobs.map((job) => [
    job.kind,
    job.key ?? null,
    job.orderKey ?? null,
    job.lane,
    JSON.stringify(job.payload),
    job.runAt?.getTime() ?? (job.waitsFor === undefined ? now : now + LONGEST_WAIT_MS),
    job.projectId ?? null,
    job.scope ?? null,
    job.waitsFor ?? null,
  ]);
  await tx.$executeRaw`
    INSERT INTO "Job" ("kind", "key", "orderKey", "lane", "payload", "runAt", "projectId",
                       "scope", "lastError", "state", "attempts", "generation", "createdAt")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
           CAST(value ->> 6 AS INTEGER), value ->> 7, value ->> 8, 'ready', 0, 0, ${now}
    FROM json_each(${JSON.stringify(rows)})
    WHERE true
    ON CONFLICT ("key") DO UPDATE SET
      "generation" = "generation" + 1,
      "payload" = excluded."payload",
      "scope" = COALESCE(excluded."scope", "scope"),
      "lane" = min("lane", excluded."lane"),
      "runAt" = CASE
        WHEN "state" = 'failed' THEN excluded."runAt"
        WHEN "attempts" > 0 AND excluded."lane" >= 2 THEN "runAt"
        ELSE min("runAt", excluded."runAt") END,
      "attempts" = CASE WHEN "state" = 'failed' THEN 0 ELSE "attempts" END,
      "lastError" = CASE WHEN "state" = 'failed' THEN NULL ELSE "lastError" END,
      "state" = CASE WHEN "state" = 'failed' THEN 'ready' ELSE "state" END`;
}
