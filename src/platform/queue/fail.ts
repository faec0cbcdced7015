import type { Database } from '../db/database';
import { toDb } from '../ids';
import type { ClaimedJob } from './claim';

/**
 * Gives a job up: the row stays with its reason, for the operator, and holds up nothing. Asking for the same key
 * again starts it over; so does a request that came in while it ran.
 */
export function failJob(db: Database, job: ClaimedJob, reason: string, now: Date): Promise<void> {
  return db.write(async (tx) => {
    const id = toDb(job.id);
    const { count } = await tx.job.updateMany({
      where: { id, generation: job.generation },
      data: { state: 'failed', lastError: reason },
    });
    if (count > 0) return;
    await tx.job.updateMany({
      where: { id, state: 'running' },
      data: { state: 'ready', attempts: 0, lastError: reason, runAt: now },
    });
  });
}
