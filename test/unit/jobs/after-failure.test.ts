import { afterFailure } from '../../../src/jobs/after-failure';
import { DeliveryError } from '../../../src/notifications/messenger';
import { notFound, unavailable } from '../../../src/platform/errors';

const delay = (error: unknown, attempts: number, chance = 0) => {
  const after = afterFailure(error, attempts, chance);
  return after.next === 'retry' ? after.delayMs : null;
};
const temporary = new DeliveryError('temporary', 'http_500');

test('a temporary failure is tried again after 1 s, 2 s, 4 s and so on, up to 5 minutes, for ever', () => {
  expect([1, 2, 3, 4, 9, 10, 5_000].map((attempts) => delay(temporary, attempts))).toEqual([
    1_000, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000,
  ]);
});

test('chance lengthens a pause by at most a tenth', () => {
  expect([0, 0.5, 1].map((chance) => delay(temporary, 1, chance))).toEqual([1_000, 1_050, 1_100]);
});

test('after a cut connection the next attempt knows, and leaves the lost request time to arrive', () => {
  const cut = new DeliveryError('temporary', 'timeout', { uncertain: true });
  expect(afterFailure(cut, 1, 0)).toMatchObject({ next: 'retry', delayMs: 3_000, uncertain: true });
  expect(delay(cut, 5)).toBe(16_000);
});

test('a rate limit is waited for as long as Slack says and does not count as an attempt', () => {
  const limited = new DeliveryError('rate-limited', 'rate_limited', { retryAfterMs: 7_000 });
  expect(afterFailure(limited, 40, 1)).toMatchObject({ next: 'retry', delayMs: 7_000, tried: false, uncertain: false });
  expect(delay(new DeliveryError('rate-limited', 'rate_limited'), 1)).toBe(30_000);
});

test('a revoked token stops everything for a minute and loses nothing', () => {
  const revoked = new DeliveryError('account', 'token_revoked');
  expect(afterFailure(revoked, 40, 0)).toMatchObject({ next: 'retry', delayMs: 60_000, pauseAll: true, tried: false });
});

test('what nobody can explain, and what breaks on our side, is given up after five attempts', () => {
  for (const error of [new DeliveryError('unexplained', 'update_failed'), new TypeError('ours')]) {
    expect(afterFailure(error, 4, 0).next).toBe('retry');
    expect(afterFailure(error, 5, 0).next).toBe('fail');
  }
  expect(afterFailure(new TypeError('secret text'), 5, 0)).toEqual({ next: 'fail', reason: 'internal_error' });
});

test.each(['rejected', 'forbidden'] as const)('what is %s is given up at once', (failure) => {
  expect(afterFailure(new DeliveryError(failure, 'no'), 1, 0)).toEqual({ next: 'fail', reason: 'no' });
});

test('a place that cannot be reached is given up at once, a message that is gone is no failure', () => {
  expect(afterFailure(new DeliveryError('destination', 'is_archived'), 1, 0)).toEqual({
    next: 'fail',
    reason: 'is_archived',
  });
  expect(afterFailure(new DeliveryError('message', 'message_not_found'), 1, 0).next).toBe('end');
});

test('a busy database or cache is waited for, with doubt about what happened before; another refusal is final', () => {
  expect(afterFailure(unavailable('database_busy', 'Busy.'), 50, 0)).toMatchObject({ next: 'retry', uncertain: true });
  expect(afterFailure(notFound('gone', 'Gone.'), 1, 0)).toEqual({ next: 'fail', reason: 'gone' });
});
