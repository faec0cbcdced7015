import type { Tx } from '../db/database';

/** Lets the jobs with these order keys run now that put themselves off for one of the reasons. */
export async function wakeJobs(
  tx: Tx,
  orderKeys: readonly string[],
  reasons: readonly string[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Job" SET "runAt" = ${now.getTime()}
    WHERE "orderKey" IN (SELECT value FROM json_each(${JSON.stringify(orderKeys)}))
      AND "state" = 'ready' AND "lastError" IN (SELECT value FROM json_each(${JSON.stringify(reasons)}))`;
}

/** Those that were asked for by then, and put off for that reason, have nothing to do any more. */
export async function dropWaitingJobs(
  tx: Tx,
  orderKeys: readonly string[],
  reason: string,
  before: Date,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Job"
    WHERE "orderKey" IN (SELECT value FROM json_each(${JSON.stringify(orderKeys)}))
      AND "state" = 'ready' AND "lastError" = ${reason} AND "createdAt" <= ${before.getTime()}`;
}
