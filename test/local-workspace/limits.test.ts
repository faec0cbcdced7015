import { RATE_LIMITS } from '../../src/local-workspace/limits/tiers';
import { METHODS } from '../../src/local-workspace/web-api/methods';
import type { LocalWorkspace } from '../../src/local-workspace/start';
import { BOT_TOKEN, call, closeAll, handClock, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';
const MINUTE = 60_000;

const post = (local: LocalWorkspace, channel: string, more: object = {}) =>
  call(local, 'chat.postMessage', { channel, text: 'x', ...more });

test('every method of the workspace has a published limit', () => {
  expect([...METHODS.keys()].filter((name) => !RATE_LIMITS[name])).toEqual([]);
});

describe('counted', () => {
  test.each([
    ['chat.update', 50],
    ['conversations.open', 50],
    ['conversations.replies', 50],
    ['chat.postEphemeral', 100],
    ['views.publish', 100],
    ['users.list', 20],
  ])('%s: %i within a minute, whenever the minute begins', async (method, calls) => {
    const clock = handClock();
    const local = await workspace({ clock: clock.now });
    const violations = () => local.control.violations();
    await call(local, method);
    clock.advance(MINUTE / 2);
    for (let count = 1; count < calls; count++) await call(local, method);
    expect(violations()).toEqual({ total: 0, newest: [] });
    clock.advance(MINUTE / 2 - 21);
    await call(local, method);
    expect(violations()).toEqual({ total: 1, newest: [{ method, scope: method, at: clock.now(), early: 21 }] });
    // Its place in the window it has all the same: it was done.
    clock.advance(MINUTE / 2 - 1_000);
    await call(local, method);
    expect(violations()).toMatchObject({ total: 2, newest: [{}, { early: 1_021 }] });
  });

  test('one post a second in each channel, threads and names included, with 20 ms for the reading of clocks', async () => {
    const clock = handClock();
    const local = await workspace({ clock: clock.now });
    const { ts } = await post(local, 'C0ALERTS1');
    await post(local, 'C0CHECKOU');
    expect(local.control.violations().total).toBe(0);
    clock.advance(980);
    await post(local, '#alerts');
    expect(local.control.violations().total).toBe(0);
    clock.advance(979);
    await post(local, 'C0ALERTS1', { thread_ts: ts });
    expect(local.control.violations().newest).toEqual([
      { method: 'chat.postMessage', scope: 'C0ALERTS1', at: clock.now(), early: 21 },
    ]);
    expect(local.control.messages('#alerts')).toHaveLength(2);
    expect(local.control.thread('#alerts', String(ts))).toHaveLength(2);
  });

  test('a person and the conversation with them are one place', async () => {
    const clock = handClock();
    const local = await workspace({ clock: clock.now });
    const { channel } = await call(local, 'conversations.open', { users: BOB });
    const { id } = channel as { id: string };
    await post(local, BOB);
    await post(local, id);
    expect(local.control.violations().newest).toMatchObject([{ scope: id, early: 1_000 }]);
  });
});

describe('enforced', () => {
  const raw = (local: LocalWorkspace) =>
    fetch(`${local.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${BOT_TOKEN}` },
      body: JSON.stringify({ channel: 'C0ALERTS1', text: 'x' }),
    });

  test('a call beyond the limit gets 429 with the seconds to wait, is not done, and takes nobody’s place', async () => {
    const clock = handClock();
    const local = await workspace({ clock: clock.now, limits: 'enforce' });
    await raw(local);
    clock.advance(500);
    const refused = await raw(local);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.json()).toEqual({ ok: false, error: 'ratelimited' });
    expect(local.control.messages('#alerts')).toHaveLength(1);
    clock.advance(500);
    expect((await raw(local)).status).toBe(200);
    expect(local.control.violations().total).toBe(1);
    expect(local.control.tally()).toEqual({ 'chat.postMessage': { ok: 2, ratelimited: 1 } });
  });

  test('a minute that is full says when its oldest call leaves it', async () => {
    const clock = handClock();
    const local = await workspace({ clock: clock.now, limits: 'enforce' });
    for (let count = 0; count < 20; count++) await call(local, 'users.list');
    clock.advance(17_500);
    const refused = await fetch(`${local.apiUrl}users.list`, { method: 'POST' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '43']);
  });

  test('it is switched on, and off altogether, while the workspace runs', async () => {
    const clock = handClock();
    const local = await workspace({ clock: clock.now });
    const set = (mode: string) =>
      fetch(`${local.url}control/limits`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ mode }),
      });
    await set('enforce');
    const statuses = [(await raw(local)).status, (await raw(local)).status];
    await set('off');
    statuses.push((await raw(local)).status);
    expect(statuses).toEqual([200, 429, 200]);
    expect((await set('mostly')).status).toBe(400);
    expect(local.control.violations().total).toBe(1);
  });
});
