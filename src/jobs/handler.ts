import type { Deps } from '../deps';
import type { Messenger } from '../notifications/messenger';
import type { FindPresence } from '../people/availability';
import type { Tx } from '../platform/db/database';
import type { JobCatalog, JobKind } from '../platform/queue/catalog';
import type { SendWebhook } from '../sinks/webhook-event';

export interface JobDeps extends Deps {
  messenger: Messenger;
  presenceOf: FindPresence;
  /** Where events leave to, if anywhere. */
  sendWebhook?: SendWebhook | null;
}

export interface Attempt {
  /**
   * Null when nothing this job does can have happened yet. Otherwise an attempt that began then was cut short: look
   * before acting, or, where one cannot look, do not act.
   */
  uncertainSince: Date | null;
  /** Counts this one. */
  attempts: number;
}

/** What is stored together with the end of the job: either both are, or none. */
export type JobEnd = (tx: Tx) => Promise<void>;

/**
 * Does one job. Returning ends it: also when there is nothing left to do, because the row it is about has gone.
 * What throwing does is decided by `afterFailure`. It may run again at any time, so it must be repeatable.
 */
export type JobHandler<K extends JobKind> = (
  deps: JobDeps,
  payload: JobCatalog[K],
  attempt: Attempt,
) => Promise<JobEnd | undefined | void>;

export type JobHandlers = { [K in JobKind]: JobHandler<K> };
