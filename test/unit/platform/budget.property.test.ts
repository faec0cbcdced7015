import fc from 'fast-check';
import { spend, type Budget, type Rate } from '../../../src/platform/queue/budget';

const rate: fc.Arbitrary<Rate> = fc
  .record({ perMinute: fc.integer({ min: 1, max: 90 }), burst: fc.integer({ min: 1, max: 20 }) })
  .chain((limits) =>
    fc.record({
      perMinute: fc.constant(limits.perMinute),
      burst: fc.constant(limits.burst),
      reserved: fc.integer({ min: 0, max: limits.burst - 1 }),
    }),
  );

/** Calls as early as they are allowed, but for pauses: when each was made, and what is left after them. */
function callAll(limit: Rate, waits: readonly number[], opens: (budget: Budget) => number) {
  const times: number[] = [];
  let budget: Budget | null = null;
  let now = 1_000_000;
  for (const wait of waits) {
    now = Math.max(now + wait, budget ? opens(budget) : 0);
    times.push(now);
    budget = spend(budget, limit, now);
  }
  return { times, budget, now };
}

const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })), { maxLength: 200 });

test('in no minute are there more calls than the rate and the burst together', () => {
  fc.assert(
    fc.property(rate, pauses, (limit, waits) => {
      const { times } = callAll(limit, waits, ({ opensAt }) => opensAt);
      times.forEach((start, index) => {
        const within = times.slice(index).filter((time) => time < start + 60_000).length;
        expect(within).toBeLessThanOrEqual(limit.perMinute + limit.burst);
      });
    }),
  );
});

test('background work leaves what is reserved for people', () => {
  fc.assert(
    fc.property(rate, pauses, (limit, waits) => {
      const done = callAll(limit, waits, ({ opensForAllAt }) => opensForAllAt);
      const { now } = done;
      let { budget } = done;
      for (let taken = 0; taken < limit.reserved; taken++) {
        expect(budget?.opensAt ?? 0).toBeLessThanOrEqual(now);
        budget = spend(budget, limit, now);
      }
    }),
  );
});

test('a budget that nobody used is whole again after its burst', () => {
  const limit: Rate = { perMinute: 60, burst: 5, reserved: 0 };
  let budget: Budget | null = null;
  for (let call = 0; call < 5; call++) {
    expect(budget?.opensAt ?? 0).toBeLessThanOrEqual(10_000);
    budget = spend(budget, limit, 10_000);
  }
  expect(budget?.opensAt).toBe(11_000);
  budget = spend(budget, limit, 60_000);
  expect(budget.opensAt).toBeLessThanOrEqual(60_000);
});
