import type { Database } from '../db/database';
import { toDb } from '../ids';
import type { ClaimedJob } from './claim';

export interface Retry {
  runAt: Date;
  /** Safe to store and show: an error code, no text of others. */
  reason: string;
  /** True when the attempt may have had its effect, so that the next one looks before it acts. */
  uncertain: boolean;
  /** False when the job was only held back: it then counts as not tried. */
  tried: boolean;
  /** What held it back, when that is a limit: it then waits for its turn there. */
  scope?: string;
}

/** Puts a job back for a later attempt. Doubt about an earlier attempt stays with it. */
export function retryJob(db: Database, job: ClaimedJob, retry: Retry): Promise<void> {
  const forgetStart = !retry.uncertain && job.uncertainSince === null;
  return db.write(async (tx) => {
    await tx.job.updateMany({
      where: { id: toDb(job.id), state: 'running' },
      data: {
        state: 'ready',
        runAt: retry.runAt,
        lastError: retry.reason,
        ...(retry.scope === undefined ? {} : { scope: retry.scope }),
        ...(retry.tried ? {} : { attempts: job.attempts - 1 }),
        ...(forgetStart ? { startedAt: null } : {}),
      },
    });
  });
}
