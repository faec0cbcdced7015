import { closeUntil, sweepBudgets, takePermit } from '../../../src/platform/queue/budget';
import { claimJobs, type ClaimedJob } from '../../../src/platform/queue/claim';
import { completeJob } from '../../../src/platform/queue/complete';
import { failJob } from '../../../src/platform/queue/fail';
import { nextDue } from '../../../src/platform/queue/next-due';
import { recoverJobs } from '../../../src/platform/queue/recover';
import { retryJob } from '../../../src/platform/queue/retry';
import { wakeJobs } from '../../../src/platform/queue/wake';
import type { Lane, NewJob } from '../../../src/platform/queue/catalog';
import { countStatements } from '../../support/count-statements';
import { testDeps, type TestDeps } from '../../support/deps';

let deps: TestDeps;
let cleanup: () => Promise<void>;

beforeEach(async () => ({ deps, cleanup } = await testDeps()));
afterEach(() => cleanup());

const draw = (cardId: string, more: Partial<NewJob> = {}): NewJob => ({
  kind: 'card.draw',
  payload: { cardId },
  lane: 2,
  ...more,
});
const enqueue = (...jobs: NewJob[]) => deps.db.write((tx) => deps.queue.enqueue(tx, jobs));
const claim = (limit = 10, maxLane?: Lane) => claimJobs(deps.db, deps.clock.now(), { limit, maxLane });
const cardsOf = (jobs: ClaimedJob[]) => jobs.map((job) => (job.payload as { cardId: string }).cardId);
const rows = () => deps.db.read.job.findMany({ orderBy: { id: 'asc' } });

async function claimOne(): Promise<ClaimedJob> {
  const [job, ...others] = await claim();
  if (!job || others.length > 0) throw new Error('expected exactly one job');
  return job;
}

describe('asking for jobs', () => {
  it('keeps every part of a job, in the transaction of the caller', async () => {
    const payload = { cardId: '4510632216887296' };
    await enqueue(draw('1', { payload, lane: 1, key: 'k', orderKey: 'card:1', projectId: '4510632216887297' }));
    const [row] = await rows();
    expect(row).toMatchObject({
      kind: 'card.draw',
      key: 'k',
      orderKey: 'card:1',
      lane: 1,
      projectId: 4510632216887297n,
    });
    expect(row?.runAt).toEqual(deps.clock.now());
    expect((await claimOne()).payload).toEqual(payload);

    const rolledBack = deps.db.write(async (tx) => {
      await deps.queue.enqueue(tx, [draw('2')]);
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await rows()).toHaveLength(1);
  });

  it('takes a text with quotes, a zero byte and emoji as it is', async () => {
    const reason = `it's "odd" \u0000 \\ 🎉 ${'x'.repeat(10_000)}`;
    await enqueue({ kind: 'answer.triage', lane: 0, payload: { reply: replyTo, summary: { reason } } });
    expect((await claimOne()).payload).toEqual({ reply: replyTo, summary: { reason } });
  });

  it('adds 20,000 jobs with one statement', async () => {
    const jobs = Array.from({ length: 20_000 }, (_, i) => draw(String(i + 1), { key: `k${i}` }));
    const counting = countStatements(deps);
    await counting.deps.db.write((tx) => deps.queue.enqueue(tx, jobs));
    expect(counting.statements()).toBe(1);
    expect(await deps.db.read.job.count()).toBe(20_000);
  });

  it('asks for nothing without a statement', async () => {
    await enqueue();
    expect(await rows()).toEqual([]);
  });

  it('merges with a waiting job of the same key, also within one request, keeping the sooner time and the urgent lane', async () => {
    const later = new Date(deps.clock.now().getTime() + 60_000);
    await enqueue(draw('1', { key: 'k', runAt: later }), draw('1', { key: 'k', lane: 1 }));
    await enqueue(draw('1', { key: 'k', runAt: later }));
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ lane: 1, runAt: deps.clock.now(), generation: 2 });
  });

  it('wakes whoever listens, until he stops listening', () => {
    let woken = 0;
    const stop = deps.queue.onNudge(() => woken++);
    deps.queue.nudge();
    stop();
    deps.queue.nudge();
    expect(woken).toBe(1);
  });
});

describe('claiming jobs', () => {
  it('takes the urgent lane first, the longest due first within it, and no more than asked for', async () => {
    await enqueue(draw('1'), draw('2', { lane: 1 }), draw('3', { lane: 0 }), draw('4', { lane: 1 }));
    expect(cardsOf(await claim(3))).toEqual(['3', '2', '4']);
    expect(cardsOf(await claim())).toEqual(['1']);
    expect(await claim()).toEqual([]);
  });

  it('can be kept to the urgent lane', async () => {
    await enqueue(draw('1'), draw('2', { lane: 0 }));
    expect(cardsOf(await claim(10, 0))).toEqual(['2']);
  });

  it('leaves what is not due yet, and says when it will be', async () => {
    const now = deps.clock.now().getTime();
    const in20s = new Date(now + 20_000);
    await enqueue(draw('1', { runAt: new Date(now + 30_000) }), draw('2', { lane: 0, runAt: in20s }));
    expect(await claim()).toEqual([]);
    expect(await nextDue(deps.db, deps.clock.now())).toEqual(in20s);
    deps.clock.set(in20s);
    expect(cardsOf(await claim())).toEqual(['2']);
  });

  it('says that nothing falls due when everything is due already', async () => {
    await enqueue(draw('1'));
    expect(await nextDue(deps.db, deps.clock.now())).toBeNull();
  });

  it('runs jobs with the same order key one after the other, oldest first, whatever their lane', async () => {
    await enqueue(
      draw('1', { orderKey: 'card:1' }),
      draw('2', { orderKey: 'card:1', lane: 0 }),
      draw('3', { orderKey: 'card:3' }),
    );
    const [first, third] = await claim();
    expect([first, third].map((job) => (job?.payload as { cardId: string }).cardId)).toEqual(['1', '3']);
    expect(await claim()).toEqual([]);
    await completeJob(deps.db, first!, deps.clock.now());
    expect(cardsOf(await claim())).toEqual(['2']);
  });

  it('keeps the order also while the first one waits for a later attempt, but not when it was given up', async () => {
    await enqueue(draw('1', { orderKey: 'card:1' }), draw('2', { orderKey: 'card:1' }));
    const first = await claimOne();
    const runAt = new Date(deps.clock.now().getTime() + 60_000);
    await retryJob(deps.db, first, { runAt, reason: 'http_500', uncertain: false, tried: true });
    expect(await claim()).toEqual([]);
    deps.clock.set(runAt);
    await failJob(deps.db, await claimOne(), 'rejected', deps.clock.now());
    expect(cardsOf(await claim())).toEqual(['2']);
  });

  it('never runs a revived job beside a younger one with its order key', async () => {
    await enqueue(draw('1', { key: 'k', orderKey: 'card:1' }), draw('2', { orderKey: 'card:1' }));
    await failJob(deps.db, await claimOne(), 'rejected', deps.clock.now());
    const second = await claimOne();
    await enqueue(draw('1', { key: 'k', orderKey: 'card:1' }));
    expect(await claim()).toEqual([]);
    await completeJob(deps.db, second, deps.clock.now());
    expect(cardsOf(await claim())).toEqual(['1']);
  });
});

describe('the scopes of Slack’s limits', () => {
  const scoped = (cardId: string, scope: string, more: Partial<NewJob> = {}) => draw(cardId, { scope, ...more });
  const close = (scope: string, ms: number) => closeUntil(deps.db, scope, new Date(deps.clock.now().getTime() + ms));

  it('have one job at a time, the most urgent first', async () => {
    await enqueue(scoped('1', 'a'), scoped('2', 'a', { lane: 1 }), scoped('3', 'b'), draw('4'));
    const taken = await claim();
    expect(cardsOf(taken)).toEqual(['2', '3', '4']);
    expect(await claim()).toEqual([]);
    await completeJob(deps.db, taken[0]!, deps.clock.now());
    expect(cardsOf(await claim())).toEqual(['1']);
  });

  it('keep their jobs while they are closed, hold up no others, and say when they open', async () => {
    await close('a', 5_000);
    await enqueue(scoped('1', 'a'), scoped('2', 'b'));
    expect(cardsOf(await claim())).toEqual(['2']);
    expect(await nextDue(deps.db, deps.clock.now())).toEqual(new Date(deps.clock.now().getTime() + 5_000));
    deps.clock.advance(5_000);
    expect(cardsOf(await claim())).toEqual(['1']);
  });

  it('are looked at again when a later attempt falls due, also behind jobs that are due and not yet in turn', async () => {
    // One waits for the other's scope in turn: looking at the oldest of each scope alone would find nothing to wait for.
    await enqueue(scoped('1', 'a', { orderKey: 'card:1' }), scoped('2', 'b', { orderKey: 'card:2' }));
    const runAt = new Date(deps.clock.now().getTime() + 4_000);
    for (const job of await claim()) {
      await retryJob(deps.db, job, { runAt, reason: 'http_500', uncertain: false, tried: true });
    }
    await enqueue(scoped('1b', 'b', { orderKey: 'card:1' }), scoped('2b', 'a', { orderKey: 'card:2' }));
    expect(await claim()).toEqual([]);
    expect(await nextDue(deps.db, deps.clock.now())).toEqual(runAt);
    deps.clock.set(runAt);
    expect(cardsOf(await claim())).toEqual(['1', '2']);
  });

  it('are open for people a little longer than for work in the background', async () => {
    const rate = { perMinute: 60, burst: 3, reserved: 2 };
    await takePermit(deps.db, 'a', rate, deps.clock.now());
    await enqueue(scoped('1', 'a', { lane: 2 }), scoped('2', 'a', { lane: 3 }));
    expect(await claim()).toEqual([]);
    await enqueue(scoped('3', 'a', { lane: 1 }));
    expect(cardsOf(await claim())).toEqual(['3']);
  });

  it('are remembered by a job that was held back by one', async () => {
    await enqueue(draw('1'));
    await retryJob(deps.db, await claimOne(), {
      runAt: deps.clock.now(),
      reason: 'held_back',
      uncertain: false,
      tried: false,
      scope: 'a',
    });
    await close('a', 1_000);
    expect(await claim()).toEqual([]);
  });

  it('cost one look however many wait there', async () => {
    await close('a', 1_000);
    await enqueue(...Array.from({ length: 20_000 }, (_, at) => scoped(String(at), 'a')), draw('x'));
    const rowsRead = await deps.db.read.$queryRaw<{ detail: string }[]>`
      EXPLAIN QUERY PLAN SELECT min("scope") FROM "Job" WHERE "state" = 'ready' AND "scope" > ''`;
    expect(rowsRead.map(({ detail }) => detail).join()).toContain('SEARCH Job USING COVERING INDEX');
    expect(cardsOf(await claim())).toEqual(['x']);
  });

  it('are forgotten once their budgets are whole again', async () => {
    await takePermit(deps.db, 'a', { perMinute: 60, burst: 1, reserved: 0 }, deps.clock.now());
    expect(await sweepBudgets(deps.db, deps.clock.now())).toBe(0);
    deps.clock.advance(3_600_000);
    expect(await sweepBudgets(deps.db, deps.clock.now())).toBe(1);
  });

  it('wake a job that waits for something, and only when that came true', async () => {
    await enqueue(draw('1', { orderKey: 'card:1', waitsFor: 'it' }), draw('2', { orderKey: 'card:2', waitsFor: 'it' }));
    expect(await claim()).toEqual([]);
    await deps.db.write((tx) => wakeJobs(tx, ['card:1'], ['another'], deps.clock.now()));
    expect(await claim()).toEqual([]);
    await deps.db.write((tx) => wakeJobs(tx, ['card:1'], ['it'], deps.clock.now()));
    expect(cardsOf(await claim())).toEqual(['1']);
  });
});

describe('ending jobs', () => {
  it('deletes what is done', async () => {
    await enqueue(draw('1'));
    await completeJob(deps.db, await claimOne(), deps.clock.now());
    expect(await rows()).toEqual([]);
  });

  it('runs a job once more when it was asked for while it ran, as if it were new', async () => {
    await enqueue(draw('1', { key: 'k' }));
    const job = await claimOne();
    await enqueue(draw('1', { key: 'k' }), draw('1', { key: 'k' }));
    expect(await claim()).toEqual([]);
    await completeJob(deps.db, job, deps.clock.now());
    const again = await claimOne();
    expect(again).toMatchObject({ attempts: 1, uncertainSince: null });
    await completeJob(deps.db, again, deps.clock.now());
    expect(await rows()).toEqual([]);
  });

  it('remembers for how long it has been uncertain what the attempts did', async () => {
    await enqueue(draw('1'));
    const began = deps.clock.now();
    const first = await claimOne();
    expect(first.uncertainSince).toBeNull();
    await retryJob(deps.db, first, { runAt: began, reason: 'rate_limited', uncertain: false, tried: true });
    const second = await claimOne();
    expect(second).toMatchObject({ uncertainSince: null, attempts: 2 });
    await retryJob(deps.db, second, { runAt: began, reason: 'timeout', uncertain: true, tried: true });
    deps.clock.advance(5_000);
    const third = await claimOne();
    expect(third.uncertainSince).toEqual(began);
    await retryJob(deps.db, third, { runAt: began, reason: 'rate_limited', uncertain: false, tried: true });
    expect((await claimOne()).uncertainSince).toEqual(began);
  });

  it('does not count an attempt that was only held back', async () => {
    await enqueue(draw('1'));
    const runAt = deps.clock.now();
    await retryJob(deps.db, await claimOne(), { runAt, reason: 'rate_limited', uncertain: false, tried: false });
    expect((await claimOne()).attempts).toBe(1);
  });

  it('makes ready again what a dead process had in hand, marked as uncertain', async () => {
    await enqueue(draw('1'), draw('2'));
    const [first] = await claim(1);
    deps.clock.advance(60_000);
    expect(await recoverJobs(deps.db)).toBe(1);
    const [again, untouched] = await claim();
    expect(again).toMatchObject({
      id: first?.id,
      attempts: 2,
      uncertainSince: new Date(deps.clock.now().getTime() - 60_000),
    });
    expect(untouched?.uncertainSince).toBeNull();
  });

  it('keeps what was given up with its reason, and starts over when asked again', async () => {
    await enqueue(draw('1', { key: 'k' }));
    const job = await claimOne();
    await failJob(deps.db, job, 'invalid_blocks', deps.clock.now());
    expect((await rows())[0]).toMatchObject({ state: 'failed', lastError: 'invalid_blocks' });
    expect(await claim()).toEqual([]);
    await enqueue(draw('1', { key: 'k' }));
    const again = await claimOne();
    expect(again.attempts).toBe(1);
    // What the attempts before did is still not known.
    expect(again.uncertainSince).not.toBeNull();
  });

  it('starts over what was asked for again while it was being given up', async () => {
    await enqueue(draw('1', { key: 'k' }));
    const job = await claimOne();
    await enqueue(draw('1', { key: 'k' }));
    await failJob(deps.db, job, 'invalid_blocks', deps.clock.now());
    expect((await claimOne()).attempts).toBe(1);
  });

  it('lets a person shorten the pause after a failure, but not the background', async () => {
    await enqueue(draw('1', { key: 'k' }));
    const runAt = new Date(deps.clock.now().getTime() + 300_000);
    await retryJob(deps.db, await claimOne(), { runAt, reason: 'http_500', uncertain: false, tried: true });
    await enqueue(draw('1', { key: 'k', lane: 2 }));
    expect(await claim()).toEqual([]);
    await enqueue(draw('1', { key: 'k', lane: 1 }));
    expect(cardsOf(await claim())).toEqual(['1']);
  });
});

const replyTo = { slackUserId: 'U1', channelId: 'C1', responseUrl: null, expiresAt: 0 };
