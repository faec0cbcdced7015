import type { Database, Tx } from '../db/database';
import { toDb } from '../ids';
import type { ClaimedJob } from './claim';

/**
 * Ends a job: the row goes, unless it was asked for again while it ran; then it waits once more, as if new. `also` is
 * stored with it.
 */
export function completeJob(db: Database, job: ClaimedJob, now: Date, also?: (tx: Tx) => Promise<void>): Promise<void> {
  return db.write(async (tx) => {
    await also?.(tx);
    const id = toDb(job.id);
    const { count } = await tx.job.deleteMany({ where: { id, generation: job.generation } });
    if (count > 0) return;
    await tx.job.updateMany({
      where: { id, state: 'running' },
      data: { state: 'ready', attempts: 0, startedAt: null, lastError: null, runAt: now },
    });
  });
}
