import type { Deps } from '../deps';
import type { Messenger } from '../notifications/messenger';
import { UNKNOWN_PRESENCE, type FindPresence } from '../people/availability';
import { errorFields } from '../platform/log';
import { claimJobs, type ClaimedJob, type ClaimOptions } from '../platform/queue/claim';
import { nextDue } from '../platform/queue/next-due';
import { recoverJobs } from '../platform/queue/recover';
import { guardMessenger, type GuardOptions } from './guard-messenger';
import type { JobDeps, JobHandlers } from './handler';
import { jobHandlers } from './handlers';
import { attemptJob, settleJob } from './run-job';
import { withDeadline } from './with-deadline';

/** At most this long between two looks at the queue, for a clock that was set or a nudge that was missed. */
const LONGEST_SLEEP_MS = 60_000;
const PAUSE_AFTER_ERROR_MS = 1_000;
/** The process has 10 s to end in (PRODUCT 11). */
const STOP_MS = 8_000;

export interface WorkerOptions extends GuardOptions, Pick<JobDeps, 'sendWebhook'> {
  messenger: Messenger;
  /** Whether people are away; nobody knows by default. */
  presenceOf?: FindPresence;
  handlers?: JobHandlers;
  /** Jobs at once; a quarter of them are kept for answers to people. */
  concurrency?: number;
}

export interface Worker {
  /** Takes nothing new and waits, at most 8 s or as told, for what is in hand. The rest is recovered at the next start. */
  stop(patienceMs?: number): Promise<void>;
  /** Resolves when no job runs and none can run before time passes. */
  idle(): Promise<void>;
  /** Whether Slack refused our token less than a minute ago, so that nothing is tried for the moment. */
  isRefused(): boolean;
  /** Attempts by how they ended since the start, and how many run now. */
  readonly stats: { readonly end: number; readonly retry: number; readonly fail: number; running(): number };
}

/** Works off the queue. One per database: it begins by taking back what a dead process had in hand. */
export function startWorker(deps: Deps, options: WorkerOptions): Worker {
  const { concurrency = 8, handlers = jobHandlers, sendWebhook } = options;
  const { presenceOf = () => Promise.resolve(UNKNOWN_PRESENCE) } = options;
  const messenger = guardMessenger(options.messenger, deps.clock, options);
  const jobDeps: JobDeps = { ...deps, presenceOf, sendWebhook, messenger };
  const reserved = Math.floor(concurrency / 4);
  const running = new Set<Promise<void>>();
  const waiters = new Set<() => void>();
  const stats = { end: 0, retry: 0, fail: 0, running: () => running.size };
  let recovered = false;
  let stopped = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let pausedUntil = 0;
  let timer: NodeJS.Timeout | undefined;

  /** Fills the free places. Never runs beside itself: asking meanwhile makes it look once more. */
  function look(): void {
    if (stopped) return;
    if (looking) return void (lookAgain = true);
    clearTimeout(timer);
    lookAgain = false;
    looking = fillPlaces().then((sleepMs) => {
      looking = null;
      if (lookAgain) return look();
      if (!stopped) timer = setTimeout(look, sleepMs);
      if (running.size === 0) settleWaiters();
    });
  }

  /** Returns for how many milliseconds there will be nothing to do but for what runs and what is nudged. */
  async function fillPlaces(): Promise<number> {
    try {
      if (!recovered) await recover();
      while (!stopped && (await takeSome()) > 0);
      const now = deps.clock.now();
      const due = pausedUntil > now.getTime() ? pausedUntil : ((await nextDue(deps.db, now))?.getTime() ?? Infinity);
      return Math.min(Math.max(due - now.getTime(), 1), LONGEST_SLEEP_MS);
    } catch (error) {
      deps.log.error(errorFields(error), 'the queue could not be read');
      return PAUSE_AFTER_ERROR_MS;
    }
  }

  async function recover(): Promise<void> {
    const count = await recoverJobs(deps.db);
    recovered = true;
    if (count > 0) deps.log.info({ count }, 'took back jobs that were interrupted');
  }

  async function takeSome(): Promise<number> {
    const now = deps.clock.now();
    const free = concurrency - running.size;
    if (free <= 0 || now.getTime() < pausedUntil) return 0;
    const places: ClaimOptions = free > reserved ? { limit: free - reserved } : { limit: free, maxLane: 0 };
    const jobs = await claimJobs(deps.db, now, places);
    for (const job of jobs) {
      const work = run(job).finally(() => {
        running.delete(work);
        look();
      });
      running.add(work);
    }
    return jobs.length;
  }

  async function run(job: ClaimedJob): Promise<void> {
    const result = await attemptJob(jobDeps, handlers, job);
    if (result.next === 'retry' && result.pauseAll) pausedUntil = deps.clock.now().getTime() + result.delayMs;
    stats[result.next]++;
    deps.meters.jobs.inc({ kind: job.kind, outcome: result.next });
    // The job stays in hand until its outcome is stored; if that never works, the next start takes it back.
    for (;;) {
      try {
        return await settleJob(jobDeps, job, result);
      } catch (error) {
        deps.log.error({ jobId: job.id, ...errorFields(error) }, 'the outcome of a job could not be stored');
        if (stopped) return;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_ERROR_MS));
      }
    }
  }

  function settleWaiters(): void {
    waiters.forEach((resolve) => resolve());
    waiters.clear();
  }

  const stopListening = deps.queue.onNudge(look);
  look();

  return {
    async stop(patienceMs = STOP_MS) {
      stopped = true;
      stopListening();
      clearTimeout(timer);
      const inHand = (async () => {
        await looking;
        await Promise.all(running);
      })();
      await withDeadline(inHand, patienceMs, () => new Error('late')).catch(() => {
        deps.log.warn({ count: running.size }, 'jobs were still running at the end');
      });
      settleWaiters();
    },
    idle: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        waiters.add(resolve);
        look();
      }),
    isRefused: () => deps.clock.now().getTime() < pausedUntil,
    stats,
  };
}
