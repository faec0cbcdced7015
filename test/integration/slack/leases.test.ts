import type { Message } from '../../../src/local-workspace/model';
import { ALERTS, ALICE, BOB, CAROL, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
  await types(ALICE, '/assign-admin', 'project lease checkout 1d');
  await types(BOB, '/assign', `${at.issue.shortId} me`);
  await goTo('2026-03-03T08:45:00Z');
  await goTo('2026-03-03T09:00:00Z');
});
afterEach(closeAll);

async function types(id: string, command: '/assign' | '/assign-admin', text: string): Promise<void> {
  await at.local.control.as(id).runs(ALERTS, `${command} ${text}`);
  await at.settled();
}
async function goTo(time: string): Promise<void> {
  at.deps.clock.set(time);
  at.deps.queue.nudge();
  await at.settled();
}
const question = (): Message => {
  const found = at.local.control.dms(BOB).find(({ text }) => text.includes('Still on it?'));
  if (!found) throw new Error('nobody was asked');
  return found;
};
const drawn = () => JSON.stringify(question().blocks);
const clicks = async (id: string, button: 'Extend' | 'Hand back', on = question()) => {
  expect(await at.local.control.as(id).clicks(on, button)).toEqual({ ok: true });
  await at.settled();
};
const holder = async () =>
  (await at.deps.db.read.assignee.findFirst({ include: { user: true, team: true } }))?.user?.handle ?? 'nobody';
const lines = () => {
  const [card] = at.local.control.messages(ALERTS);
  return at.local.control.thread(ALERTS, card?.ts ?? '').map(({ text }) => text);
};

test('Bob is asked in his own time zone, extends, and the message and the thread say so', async () => {
  expect(drawn()).toContain('the cart is undefined');
  await clicks(BOB, 'Extend');
  expect(drawn()).toContain('is still on it');
  expect(drawn()).not.toContain('"button"');
  expect(lines().at(-1)).toContain('is still on it');
  expect(await holder()).toBe('bob');
});

test('Hand back frees it, with an answer that can be undone, and the message says so', async () => {
  const before = question();
  await clicks(BOB, 'Hand back');
  expect(await holder()).toBe('nobody');
  expect(drawn()).toContain('gave this back: nobody holds it now');
  expect(at.heard(BOB).at(-1)).toContain('Undo');
  await clicks(BOB, 'Extend', before);
  expect(at.heard(BOB).at(-1)).toContain('Nobody holds CHECKOUT-1 now');
});

test('the menu of the question assigns, and the question is over', async () => {
  expect(await at.local.control.as(BOB).selects(question(), 'assignee', 'Carol Ortiz')).toEqual({ ok: true });
  await at.settled();
  expect(await holder()).toBe('carol');
  expect(drawn()).toContain('handed this over to');
  expect(drawn()).not.toContain('"button"');
});

test('whoever else clicks a forwarded copy hears who holds it', async () => {
  await clicks(CAROL, 'Extend');
  expect(at.heard(CAROL).at(-1)).toMatch(/Bob.* holds CHECKOUT-1 now, so this is not for you to answer/);
  expect(await holder()).toBe('bob');
});

test.each(['12', 'v1:', 'v1:0:1', 'v1:1', 'v1:1:1:1', 'v2:1:1', 'v1:99999999999999999999:1'])(
  'a button that carries %j does nothing',
  async (value) => {
    const forged = JSON.parse(
      JSON.stringify(question()).replaceAll(/"value":"v1:\d+:\d+"/g, `"value":"${value}"`),
    ) as Message;
    for (const button of ['Extend', 'Hand back'] as const) await clicks(BOB, button, forged);
    expect(at.heard(BOB).at(-1)).toContain('out of date');
    expect(await holder()).toBe('bob');
  },
);

test('silence gives it back: the thread, the card and Bob hear of it', async () => {
  await goTo('2026-03-04T08:45:00Z');
  await goTo('2026-03-04T09:00:00Z');
  expect(await holder()).toBe('nobody');
  expect(lines().at(-1)).toContain('Lease ran out: nobody holds this now');
  expect(at.local.control.dms(BOB).at(-1)?.text).toContain('ran out: nobody holds it now');
});

test('the setting: shown to everybody, changed by admins only, switched off', async () => {
  await types(BOB, '/assign-admin', 'project show checkout');
  expect(at.heard(BOB).at(-1)).toContain('1 business day without activity');
  await types(BOB, '/assign-admin', 'project lease checkout off');
  expect(at.heard(BOB).at(-1)).toContain('Only an admin can do this');
  await types(ALICE, '/assign-admin', 'project lease checkout 61d');
  expect(at.heard(ALICE).at(-1)).toContain('1 to 60 business days');
  await types(ALICE, '/assign-admin', 'project lease checkout off');
  expect(at.heard(ALICE).at(-1)).toContain('is off');
  await types(ALICE, '/assign-admin', 'audit');
  expect(at.heard(ALICE).at(-1)).toContain('changed the lease of the project');
});
