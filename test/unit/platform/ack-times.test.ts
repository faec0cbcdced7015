import { createAckTimes } from '../../../src/platform/ack-times';
import { testClock } from '../../support/deps';

test('nothing is known before the first acknowledgement', () => {
  expect(createAckTimes(testClock()).summary()).toBeNull();
});

test.each([
  [[7], { count: 1, p50Ms: 7, maxMs: 7 }],
  [[9, 1], { count: 2, p50Ms: 1, maxMs: 9 }],
  [[3, 100, 1, 2, 4], { count: 5, p50Ms: 3, maxMs: 100 }],
  // The first fifty are forgotten.
  [Array.from({ length: 150 }, (_, i) => 1_000 - i), { count: 100, p50Ms: 900, maxMs: 950 }],
])('of the last hundred the middle and the longest count: case %#', (times, expected) => {
  const clock = testClock();
  const acks = createAckTimes(clock);
  for (const ms of times) {
    clock.advance(1_000);
    acks.add(ms);
  }
  expect(acks.summary()).toEqual({ ...expected, lastAt: clock.now() });
});
