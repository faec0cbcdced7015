import { createPace } from '../../../src/deletion/pace';

const full = (tookMs: number, others = 0) => ({ tookMs, isFull: true, others });

describe('the size of a transaction', () => {
  test.each([
    ['grows while transactions are short', 1, 100, 200],
    ['shrinks when one was long', 8, 100, 50],
    ['stays when it is right', 4, 100, 100],
    ['never more than doubles', 0.001, 100, 200],
    ['never falls below half at once', 4_000, 100, 50],
  ])('%s', (_, tookMs, from, to) => {
    const pace = createPace(0);
    expect(pace.rows()).toBe(from);
    pace.rest(full(tookMs), 1);
    expect(pace.rows()).toBe(to);
  });

  test('stays within bounds, however fast or slow the disk is', () => {
    const fast = createPace(0);
    const slow = createPace(0);
    for (let turn = 1; turn < 50; turn += 1) {
      fast.rest(full(0), turn);
      slow.rest(full(1_000), turn);
    }
    expect([fast.rows(), slow.rows()]).toEqual([2_000, 10]);
  });

  test('learns nothing from the last few rows of a table', () => {
    const pace = createPace(0);
    pace.rest({ tookMs: 0.1, isFull: false, others: 0 }, 1);
    expect(pace.rows()).toBe(100);
  });
});

describe('the rest after a transaction', () => {
  test('is long at first, and short once nobody wrote for a while', () => {
    const pace = createPace(0);
    expect(pace.rest(full(4), 10)).toBe(120);
    expect(pace.rest(full(4), 2_000)).toBe(4);
  });

  test('is long again as soon as others work, and as long as they do', () => {
    const pace = createPace(0);
    pace.rest(full(4), 5_000);
    expect(pace.rest(full(4, 6), 5_010)).toBe(120);
    for (let at = 5_100; at < 8_000; at += 100) expect(pace.rest(full(4, 5), at)).toBe(120);
    expect(pace.rest(full(4), 12_000)).toBe(4);
  });

  test('does not grow for a single write now and then, such as our own bookkeeping', () => {
    const pace = createPace(0);
    pace.rest(full(4), 5_000);
    for (let at = 6_000; at < 20_000; at += 1_000) expect(pace.rest(full(4, 2), at)).toBe(4);
  });
});
