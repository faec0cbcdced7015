import { createRandomFaults } from '../../src/local-workspace/random-faults';
import { call, closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const CALLS = 20_000;

/** What the first calls of a method get. */
const drawn = (seed: number, method: string, calls = CALLS) => {
  const draw = createRandomFaults(seed);
  return Array.from({ length: calls }, () => draw(method));
};

test('the same seed disturbs the same calls, however calls of other methods mix in', () => {
  const alone = drawn(1, 'chat.update', 500);
  const draw = createRandomFaults(1);
  const mixed = alone.map((_, index) => {
    for (let others = index % 3; others > 0; others--) draw('chat.postMessage');
    return draw('chat.update');
  });
  expect(mixed).toEqual(alone);
  expect(drawn(2, 'chat.update', 500)).not.toEqual(alone);
  expect(drawn(1, 'chat.postMessage', 500)).not.toEqual(alone);
});

test('one call in twenty is disturbed, in every way, for as long as it may be', () => {
  const faults = drawn(7, 'chat.update').filter((one) => one !== null);
  expect(faults.length / CALLS).toBeCloseTo(0.05, 2);
  const share = (kind: string) => faults.filter((one) => one.kind === kind).length / CALLS;
  const rates = [share('429'), share('500'), share('500_after'), share('drop'), share('drop_after'), share('slow')];
  const wanted = [0.01, 0.01, 0.005, 0.005, 0.005, 0.015];
  expect(rates.map((rate, at) => Math.abs(rate - (wanted[at] ?? 0)) < 0.003)).toEqual(Array(6).fill(true));
  const waits = new Set(faults.flatMap((one) => (one.kind === '429' ? [one.retryAfter] : [])));
  expect([...waits].sort()).toEqual([1, 2, 3]);
  const delays = faults.flatMap((one) => (one.kind === 'slow' ? [one.ms] : []));
  expect(Math.max(...delays)).toBeLessThanOrEqual(2_000);
  expect(Math.max(...delays)).toBeGreaterThan(1_500);
});

test('what was done is done, whatever the answer: a 500 after the work, and an answer that comes late', async () => {
  const local = await workspace();
  const post = () => call(local, 'chat.postMessage', { channel: 'C0ALERTS1', text: 'x' });
  local.control.faults.random(1, { '500_after': 1 });
  await expect(post()).rejects.toThrow();
  expect(local.control.messages('#alerts')).toHaveLength(1);
  local.control.faults.random(1, { slow: 1 });
  const answer = post();
  await local.control.waitFor(() => local.control.messages('#alerts').length === 2, 'the message');
  expect(await answer).toMatchObject({ ok: true });
});

test('a planned fault comes first, and clearing ends both', async () => {
  const local = await workspace();
  const set = (path: string, body: object) =>
    fetch(`${local.url}control/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await set('faults/random', { seed: 3, rates: { '500': 1 } });
  local.control.faults.next('auth.test', { kind: '429', retryAfter: 2 });
  const status = async () => (await fetch(`${local.apiUrl}auth.test`, { method: 'POST' })).status;
  expect([await status(), await status()]).toEqual([429, 500]);
  await set('faults/clear', {});
  expect(await status()).toBe(200);
});
