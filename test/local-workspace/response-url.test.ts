import type { LocalWorkspace } from '../../src/local-workspace/start';
import { farSide, type FarSide } from '../support/workspace-far-side';
import { call, closeAll, handClock, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';
const ALERTS = 'C0ALERTS1';
const buttons = [
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'take', text: { type: 'plain_text', text: 'Take' }, value: 'v1:1' }],
  },
];

interface Setting {
  local: LocalWorkspace;
  app: FarSide;
  clock: ReturnType<typeof handClock>;
}

async function setting(): Promise<Setting> {
  const app = await farSide();
  const clock = handClock();
  const local = await workspace({ delivery: { mode: 'http', url: app.url }, clock: clock.now });
  return { local, app, clock };
}

async function use(url: unknown, body: object): Promise<{ status: number; error?: string }> {
  const response = await fetch(String(url), { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as { error?: string }) };
}

async function commandUrl({ local, app }: Setting): Promise<unknown> {
  await local.control.as(BOB).runs('#alerts', '/assign me');
  return app.received.at(-1)?.fields.response_url;
}

/** Bob clicks the button of the newest message, ephemeral or not. */
async function clickUrl({ local, app }: Setting): Promise<{ url: unknown; payload: Record<string, unknown> }> {
  const message = local.control.ephemerals(BOB).at(-1) ?? local.control.messages('#alerts').at(-1);
  if (!message) throw new Error('nothing to click');
  await local.control.as(BOB).clicks(message, 'Take');
  const payload = app.received.at(-1)?.fields.payload as Record<string, unknown>;
  return { url: payload.response_url, payload };
}

test('it works five times and no sixth', async () => {
  const at = await setting();
  const url = await commandUrl(at);
  for (let use5 = 0; use5 < 5; use5 += 1) expect((await use(url, { text: 'x' })).status).toBe(200);
  expect(await use(url, { text: 'x' })).toMatchObject({ status: 404, error: 'used_url' });
  expect(at.local.control.ephemerals(BOB)).toHaveLength(5);
});

test('it works for 30 minutes and no longer', async () => {
  const at = await setting();
  const url = await commandUrl(at);
  at.clock.advance(30 * 60_000);
  expect((await use(url, { text: 'x' })).status).toBe(200);
  at.clock.advance(1);
  expect(await use(url, { text: 'x' })).toMatchObject({ status: 404, error: 'expired_url' });
});

test('its answers are for the person only unless they say otherwise', async () => {
  const at = await setting();
  const url = await commandUrl(at);
  await use(url, { text: 'Private' });
  await use(url, { text: 'Public', response_type: 'in_channel' });
  expect(at.local.control.ephemerals(BOB)).toMatchObject([{ text: 'Private' }]);
  expect(at.local.control.messages('#alerts')).toMatchObject([{ text: 'Public' }]);
});

test.each([
  ['broken blocks', { text: 'x', blocks: [{ type: 'header' }] }, 'invalid_blocks'],
  ['nothing to say', {}, 'no_text'],
  ['an unknown response type', { text: 'x', response_type: 'loud' }, 'invalid_response_type'],
  ['an unknown field', { text: 'x', channel: ALERTS }, 'invalid_payload'],
])('%s: refused', async (_, body, error) => {
  const at = await setting();
  expect(await use(await commandUrl(at), body)).toMatchObject({ status: 400, error });
  expect(at.local.control.ephemerals(BOB)).toEqual([]);
});

test('an address nobody was given is unknown', async () => {
  const { local } = await setting();
  expect(await use(`${local.url}response/guess`, { text: 'x' })).toMatchObject({ status: 404 });
});

test('after a click it replaces or deletes the message that was clicked', async () => {
  const at = await setting();
  await call(at.local, 'chat.postMessage', { channel: ALERTS, text: 'Card', blocks: buttons });
  const { url, payload } = await clickUrl(at);
  expect(payload).toMatchObject({
    container: { type: 'message', channel_id: ALERTS, is_ephemeral: false },
    message: { text: 'Card', bot_id: 'B0DIBS0001' },
    actions: [{ action_id: 'take', value: 'v1:1', type: 'button' }],
  });
  await use(url, { text: 'Beside' });
  await use(url, { text: 'Replaced', replace_original: true });
  expect(at.local.control.messages('#alerts')).toMatchObject([{ text: 'Replaced', blocks: [] }]);
  expect(at.local.control.ephemerals(BOB)).toMatchObject([{ text: 'Beside' }]);
  await use(url, { delete_original: true });
  expect(at.local.control.messages('#alerts')).toEqual([]);
});

test('an ephemeral message can be replaced and deleted too, though the payload does not show it', async () => {
  const at = await setting();
  await call(at.local, 'chat.postEphemeral', { channel: ALERTS, user: BOB, text: 'Undo?', blocks: buttons });
  const { url, payload } = await clickUrl(at);
  expect(payload.container).toMatchObject({ is_ephemeral: true });
  expect(payload).not.toHaveProperty('message');
  await use(url, { text: 'Undone', replace_original: true });
  expect(at.local.control.ephemerals(BOB)).toMatchObject([{ text: 'Undone' }]);
  await use(url, { delete_original: true });
  expect(at.local.control.ephemerals(BOB)).toEqual([]);
});

test('a click inside an attachment says which one', async () => {
  const at = await setting();
  const attachments = [{ color: '#e01e5a', fallback: 'Card', blocks: buttons }];
  await call(at.local, 'chat.postMessage', { channel: ALERTS, attachments });
  const { payload } = await clickUrl(at);
  expect(payload.container).toMatchObject({ type: 'message_attachment', attachment_id: 1 });
});
