import type { Reader } from '../platform/db/database';

export interface QueueDepth {
  kind: string;
  lane: number;
  /** ready | running | failed | held */
  state: string;
  jobs: number;
}

export async function readQueueDepth(db: Reader): Promise<QueueDepth[]> {
  const rows = await db.$queryRaw<{ kind: string; lane: bigint | number; state: string; jobs: bigint | number }[]>`
    SELECT "kind", "lane", "state", COUNT(*) AS jobs FROM "Job" GROUP BY "kind", "lane", "state"`;
  return rows.map((row) => ({ ...row, lane: Number(row.lane), jobs: Number(row.jobs) }));
}

/** For how long the job that is due longest has been; 0 when none is. */
export async function readOldestDueMs(db: Reader, now: Date): Promise<number> {
  const rows = await db.$queryRaw<{ since: bigint | number | null }[]>`
    SELECT min("runAt") AS since FROM "Job" WHERE "state" = 'ready' AND "runAt" <= ${now.getTime()}`;
  const since = rows[0]?.since ?? null;
  return since === null ? 0 : now.getTime() - Number(since);
}

export async function readDatabaseBytes(db: Reader): Promise<number> {
  const rows = await db.$queryRaw<{ bytes: bigint | number }[]>`
    SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()`;
  return Number(rows[0]?.bytes ?? 0);
}

export function countDisabledChannels(db: Reader): Promise<number> {
  return db.slackChannel.count({ where: { disabledAt: { not: null } } });
}
