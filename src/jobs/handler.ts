import type { Deps } from '../deps';
import type { Messenger } from '../notifications/messenger';
import type { JobCatalog, JobKind } from '../platform/queue/catalog';

export interface JobDeps extends Deps {
  messenger: Messenger;
}

export interface Attempt {
  /**
   * Null when nothing this job does can have happened yet. Otherwise an attempt that began then was cut short: look
   * before acting, or, where one cannot look, do not act.
   */
  uncertainSince: Date | null;
}

/**
 * Does one job. Returning ends it: also when there is nothing left to do, because the row it is about has gone.
 * What throwing does is decided by `afterFailure`. It may run again at any time, so it must be repeatable.
 */
export type JobHandler<K extends JobKind> = (deps: JobDeps, payload: JobCatalog[K], attempt: Attempt) => Promise<void>;

export type JobHandlers = { [K in JobKind]: JobHandler<K> };
