import fc from 'fast-check';
import { closeUntil } from '../../../src/platform/queue/budget';
import { claimJobs } from '../../../src/platform/queue/claim';
import { completeJob } from '../../../src/platform/queue/complete';
import { nextDue } from '../../../src/platform/queue/next-due';
import { retryJob } from '../../../src/platform/queue/retry';
import type { Lane, NewJob } from '../../../src/platform/queue/catalog';
import { testDeps, type TestDeps } from '../../support/deps';

let deps: TestDeps;
let cleanup: () => Promise<void>;

beforeAll(async () => ({ deps, cleanup } = await testDeps()));
afterAll(() => cleanup());

const START = new Date('2026-03-02T09:00:00.000Z').getTime();
const seconds = (most: number) => fc.integer({ min: 0, max: most });

/** A job, and after how many seconds each of its attempts that fail is tried again. */
const job = fc.record({
  scope: fc.constantFrom(undefined, 'a', 'b'),
  order: fc.constantFrom(undefined, 'card:1', 'card:2'),
  lane: fc.constantFrom<Lane>(0, 1, 2, 3),
  dueIn: seconds(3),
  failures: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
});

test('whoever sleeps until what is next due, and never else, does all jobs, each as soon as it can be done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(job, { minLength: 1, maxLength: 8 }),
      fc.record({ a: seconds(4), b: seconds(4) }),
      async (jobs, opensIn) => {
        await deps.db.write((tx) => tx.job.deleteMany());
        deps.clock.set(new Date(START));
        for (const scope of ['a', 'b'] as const) {
          await closeUntil(deps.db, scope, new Date(START + opensIn[scope] * 1_000));
        }
        const queued = jobs.map(({ scope, order, lane, dueIn }, index): NewJob => {
          const runAt = new Date(START + dueIn * 1_000);
          return { kind: 'card.draw', payload: { cardId: String(index) }, scope, orderKey: order, lane, runAt };
        });
        await deps.db.write((tx) => deps.queue.enqueue(tx, queued));

        for (;;) {
          const taken = await claimJobs(deps.db, deps.clock.now(), { limit: 8 });
          for (const one of taken) {
            const { cardId } = one.payload as { cardId: string };
            const pause = jobs[Number(cardId)]?.failures[one.attempts - 1];
            const now = deps.clock.now();
            if (pause === undefined) await completeJob(deps.db, one, now);
            else {
              const runAt = new Date(now.getTime() + pause * 1_000);
              await retryJob(deps.db, one, { runAt, reason: 'http_500', uncertain: false, tried: true });
            }
          }
          if (taken.length > 0) continue;
          const due = await nextDue(deps.db, deps.clock.now());
          if (due === null) break;
          // Times are whole seconds here: in none that is slept through could anything have been done.
          for (deps.clock.advance(1_000); deps.clock.now() < due; deps.clock.advance(1_000)) {
            expect(await claimJobs(deps.db, deps.clock.now(), { limit: 8 })).toEqual([]);
          }
        }
        expect(await deps.db.read.job.count()).toBe(0);
      },
    ),
    { numRuns: 150 },
  );
});
