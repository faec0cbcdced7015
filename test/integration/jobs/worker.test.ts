import type { JobHandler, JobHandlers } from '../../../src/jobs/handler';
import { jobHandlers } from '../../../src/jobs/handlers';
import { startWorker, type Worker, type WorkerOptions } from '../../../src/jobs/worker';
import { DeliveryError } from '../../../src/notifications/messenger';
import type { NewJob } from '../../../src/platform/queue/catalog';
import { claimJobs } from '../../../src/platform/queue/claim';
import { testDeps, type TestDeps } from '../../support/deps';
import { FakeSlack } from '../../support/fake-slack';

let deps: TestDeps;
let cleanup: () => Promise<void>;
const workers: Worker[] = [];

beforeEach(async () => ({ deps, cleanup } = await testDeps()));
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await cleanup();
});

/** A worker whose every job of kind `card.draw` is done by `handler`. */
function start(handler: JobHandler<'card.draw'>, more: Partial<WorkerOptions> = {}): Worker {
  const handlers: JobHandlers = { ...jobHandlers, 'card.draw': handler };
  const worker = startWorker(deps, { messenger: new FakeSlack(), handlers, ...more });
  workers.push(worker);
  return worker;
}

const job = (cardId: string, more: Partial<NewJob> = {}): NewJob => ({
  kind: 'card.draw',
  payload: { cardId },
  lane: 2,
  ...more,
});

async function ask(...jobs: NewJob[]): Promise<void> {
  await deps.db.write((tx) => deps.queue.enqueue(tx, jobs));
  deps.queue.nudge();
}

const rows = () => deps.db.read.job.findMany({ orderBy: { id: 'asc' } });

/** A promise to be settled from outside. */
function signal() {
  let done!: () => void;
  const promise = new Promise<void>((resolve) => (done = resolve));
  return { promise, done };
}

test('jobs that were waiting at the start and jobs that come later are both done', async () => {
  const done: string[] = [];
  await ask(job('1'));
  const worker = start(async (_, { cardId }) => void done.push(cardId));
  await worker.idle();
  await ask(job('2'), job('3'));
  await worker.idle();
  expect(done.sort()).toEqual(['1', '2', '3']);
  expect(await rows()).toEqual([]);
  expect(worker.stats).toMatchObject({ end: 3, retry: 0, fail: 0 });
});

test('five hundred jobs are done once each, eight at a time at most', async () => {
  const done = new Map<string, number>();
  let most = 0;
  const worker: Worker = start(async (_, { cardId }) => {
    most = Math.max(most, worker.stats.running());
    await new Promise(setImmediate);
    done.set(cardId, (done.get(cardId) ?? 0) + 1);
  });
  await ask(...Array.from({ length: 500 }, (_, i) => job(String(i + 1))));
  await worker.idle();
  expect(done.size).toBe(500);
  expect(new Set(done.values())).toEqual(new Set([1]));
  expect(most).toBeLessThanOrEqual(8);
});

test('a job put off until later is done when its time has come', async () => {
  const done: string[] = [];
  const worker = start(async (_, { cardId }) => void done.push(cardId));
  await ask(job('1', { runAt: new Date(deps.clock.now().getTime() + 60_000) }));
  await worker.idle();
  expect(done).toEqual([]);
  deps.clock.advance(60_000);
  await worker.idle();
  expect(done).toEqual(['1']);
});

test('the worker wakes by itself when the next job falls due', async () => {
  const woken = signal();
  const worker = start(async () => woken.done());
  await ask(job('1', { runAt: new Date(deps.clock.now().getTime() + 25) }));
  await worker.idle();
  deps.clock.advance(25);
  await woken.promise;
  await worker.idle();
});

test('hanging jobs leave room for the answer to a person', async () => {
  const release = signal();
  const answered = signal();
  const worker = start(async (_, { cardId }) => {
    if (cardId === 'answer') answered.done();
    else await release.promise;
  });
  await ask(...Array.from({ length: 20 }, (_, i) => job(String(i))));
  await ask(job('answer', { lane: 0 }));
  await answered.promise;
  expect(worker.stats.running()).toBeLessThanOrEqual(7);
  release.done();
  await worker.idle();
});

test('a failing job is tried again later, the others meanwhile', async () => {
  const tried: string[] = [];
  const worker = start(async (_, { cardId }) => {
    tried.push(cardId);
    if (cardId === 'bad' && tried.length < 3) throw new DeliveryError('temporary', 'http_503');
  });
  await ask(job('bad'), job('good'));
  await worker.idle();
  expect(tried).toEqual(['bad', 'good']);
  const [row] = await rows();
  expect(row).toMatchObject({ state: 'ready', attempts: 1, lastError: 'http_503', startedAt: null });
  const pause = (row?.runAt.getTime() ?? 0) - deps.clock.now().getTime();
  expect(pause).toBeGreaterThanOrEqual(1_000);
  expect(pause).toBeLessThanOrEqual(1_100);
  deps.clock.advance(pause);
  await worker.idle();
  expect(tried).toEqual(['bad', 'good', 'bad']);
  expect(await rows()).toEqual([]);
});

test('a defect of ours is logged without its text, tried five times, and kept as failed', async () => {
  const worker = start(async () => {
    throw new TypeError('secret words of a customer');
  });
  await ask(job('1'));
  for (let i = 0; i < 5; i++) {
    await worker.idle();
    deps.clock.advance(600_000);
  }
  await worker.idle();
  expect(await rows()).toEqual([
    expect.objectContaining({ state: 'failed', attempts: 5, lastError: 'internal_error' }),
  ]);
  expect(deps.log.lines.some(({ level }) => level === 'error')).toBe(true);
  expect(JSON.stringify(deps.log.lines)).not.toContain('secret');
});

test('a revoked token stops every job for a minute and loses none', async () => {
  let revoked = true;
  const tried: string[] = [];
  const worker = start(
    async (_, { cardId }) => {
      tried.push(cardId);
      if (revoked) throw new DeliveryError('account', 'token_revoked');
    },
    { concurrency: 1 },
  );
  await ask(job('1'), job('2'), job('3', { lane: 0 }));
  await worker.idle();
  expect(tried).toEqual(['3']);
  expect(await rows()).toHaveLength(3);
  expect(worker.isRefused()).toBe(true);
  revoked = false;
  deps.clock.advance(60_000);
  await worker.idle();
  expect(worker.isRefused()).toBe(false);
  expect(tried.sort()).toEqual(['1', '2', '3', '3']);
  expect(await rows()).toEqual([]);
});

test('what a dead process had in hand is taken back first, and its handler is told since when', async () => {
  await ask(job('1'));
  const began = deps.clock.now();
  await claimJobs(deps.db, began, { limit: 1 });
  deps.clock.advance(90_000);
  const since: (Date | null)[] = [];
  const worker = start(async (_, __, { uncertainSince }) => void since.push(uncertainSince));
  await worker.idle();
  expect(since).toEqual([began]);
  expect(await rows()).toEqual([]);
});

test('stopping takes nothing new and waits for what is in hand', async () => {
  const started = signal();
  const release = signal();
  const done: string[] = [];
  const worker = start(
    async (_, { cardId }) => {
      started.done();
      await release.promise;
      done.push(cardId);
    },
    { concurrency: 1 },
  );
  await ask(job('1'), job('2'));
  await started.promise;
  let ended = false;
  const stopped = worker.stop().then(() => (ended = true));
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  expect(ended).toBe(false);
  release.done();
  await stopped;
  await ask(job('3'));
  expect(done).toEqual(['1']);
  expect((await rows()).map(({ state }) => state)).toEqual(['ready', 'ready']);
});

test('stopping waits no longer than it is told to; what is cut short is taken back at the next start', async () => {
  const started = signal();
  const release = signal();
  const worker = start(async () => {
    started.done();
    await release.promise;
  });
  await ask(job('1'));
  await started.promise;
  const asked = performance.now();
  await worker.stop(20);
  expect(performance.now() - asked).toBeLessThan(4_000);
  expect((await rows()).map(({ state }) => state)).toEqual(['running']);
  release.done();
});

test('an outcome that could not be stored at once is stored a moment later, without doing the job twice', async () => {
  let times = 0;
  const { db } = deps;
  let broken = 0;
  deps.db = {
    ...db,
    write: (fn) => (broken-- > 0 ? Promise.reject(new Error('disk full')) : db.write(fn)),
  };
  const worker = start(async () => {
    times++;
    broken = 1;
  });
  await ask(job('1'));
  await worker.idle();
  expect(times).toBe(1);
  expect(await rows()).toEqual([]);
});
