import { DeliveryError } from '../notifications/messenger';
import { isDibsError } from '../platform/errors';
import { errorFields } from '../platform/log';
import type { JobKind } from '../platform/queue/catalog';
import type { ClaimedJob } from '../platform/queue/claim';
import { completeJob } from '../platform/queue/complete';
import { failJob } from '../platform/queue/fail';
import { retryJob } from '../platform/queue/retry';
import { afterFailure, type AfterFailure } from './after-failure';
import type { JobDeps, JobEnd, JobHandlers } from './handler';

export type AttemptResult = { next: 'end'; reason?: string; end?: JobEnd } | AfterFailure;

/** Runs the handler once and says what becomes of the job. Never throws. */
export async function attemptJob(deps: JobDeps, handlers: JobHandlers, job: ClaimedJob): Promise<AttemptResult> {
  try {
    const end = await handle(deps, handlers, job);
    return { next: 'end', ...(end ? { end } : {}) };
  } catch (error) {
    const chance = parseInt(deps.random.hex(2), 16) / 0xffff;
    const after = afterFailure(error, job.attempts, chance);
    const fields = { jobId: job.id, kind: job.kind, attempts: job.attempts, ...after };
    if (!(error instanceof DeliveryError) && !isDibsError(error)) {
      deps.log.error({ ...fields, ...errorFields(error) }, 'a job failed on our side');
    } else if (after.next === 'fail' || (after.next === 'retry' && after.pauseAll)) {
      deps.log.warn(fields, 'a job could not be done');
    } else {
      deps.log.info(fields, 'a job was put off');
    }
    return after;
  }
}

/** Stores what became of the job. */
export async function settleJob(deps: JobDeps, job: ClaimedJob, result: AttemptResult): Promise<void> {
  const now = deps.clock.now();
  switch (result.next) {
    case 'end':
      return completeJob(deps.db, job, now, 'end' in result ? result.end : undefined);
    case 'fail':
      return failJob(deps.db, job, result.reason, now);
    case 'retry': {
      const { delayMs, ...retry } = result;
      return retryJob(deps.db, job, { ...retry, runAt: new Date(now.getTime() + delayMs) });
    }
  }
}

/** The catalog ties each payload to its kind when the job is made; this is where the two meet again. */
function handle<K extends JobKind>(
  deps: JobDeps,
  handlers: JobHandlers,
  job: ClaimedJob<K>,
): Promise<JobEnd | undefined | void> {
  return handlers[job.kind](deps, job.payload, { uncertainSince: job.uncertainSince, attempts: job.attempts });
}
