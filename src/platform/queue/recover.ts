import type { Database } from '../db/database';

/**
 * Run once at start, before the first claim: what a dead process had in hand becomes ready. `startedAt` stays and
 * marks the job as uncertain. Returns how many there were. Correct because one process writes to one database.
 */
export function recoverJobs(db: Database): Promise<number> {
  return db.write(async (tx) => {
    const { count } = await tx.job.updateMany({ where: { state: 'running' }, data: { state: 'ready' } });
    return count;
  });
}
