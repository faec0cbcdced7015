import type { WebClient } from '@slack/web-api';
import type { LocalWorkspace } from '../../../src/local-workspace/start';
import { createWebClient } from '../../../src/slack/web-client';
import { testDeps, type TestDeps } from '../../support/deps';
import { BOT_TOKEN, closeAfterTest, closeAll, SIGNING_SECRET, workspace } from '../../support/workspace-fixture';

const ALERTS = 'C0ALERTS1';
const TEAM = 'C0CHECKOU';

let local: LocalWorkspace;
let deps: TestDeps;
let client: WebClient;

const connect = () =>
  createWebClient(
    deps,
    { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, appToken: null, apiUrl: local.apiUrl },
    true,
  );
beforeEach(async () => {
  local = await workspace();
  const made = await testDeps();
  closeAfterTest({ close: made.cleanup });
  deps = made.deps;
  client = connect();
});
afterEach(() => closeAll());

const post = (channel = ALERTS) => client.chat.postMessage({ channel, text: 'hello' });
const heldBack = (retryAfterMs: number, scope: string) => ({
  failure: 'rate-limited',
  reason: 'held_back',
  detail: { retryAfterMs, scope },
});
const sent = (method: string) => local.control.calls(method).length;

test('a second message to a channel within a second is not sent, but one to another channel is', async () => {
  const channels = local.control.messages('#alerts').length;
  await post();
  await expect(post()).rejects.toMatchObject(heldBack(1_000, `chat.postMessage:${ALERTS}`));
  await post(TEAM);
  deps.clock.advance(1_000);
  await post();
  expect(local.control.messages('#alerts')).toHaveLength(channels + 2);
  expect(sent('chat.postMessage')).toBe(3);
});

test('what Slack asks to wait for is waited for, by that alone, also after a restart', async () => {
  local.control.faults.next('chat.postMessage', { kind: '429', retryAfter: 30 });
  await expect(post()).rejects.toMatchObject({ failure: 'rate-limited', detail: { retryAfterMs: 30_000 } });
  deps.clock.advance(29_000);
  client = connect();
  await expect(post()).rejects.toMatchObject(heldBack(1_000, `chat.postMessage:${ALERTS}`));
  await post(TEAM);
  deps.clock.advance(1_000);
  await post();
  expect(sent('chat.postMessage')).toBe(3);
});

test('a method is held to its limit for the whole workspace', async () => {
  const { ts = '' } = await post();
  const update = () => client.chat.update({ channel: ALERTS, ts, text: 'changed' });
  for (let call = 0; call < 10; call++) await update();
  await expect(update()).rejects.toMatchObject({ reason: 'held_back', detail: { scope: 'chat.update' } });
  expect(sent('chat.update')).toBe(10);
});

test('a failure that is no limit closes nothing for longer', async () => {
  local.control.faults.next('chat.postMessage', { kind: '500' });
  await expect(post()).rejects.not.toMatchObject({ failure: 'rate-limited' });
  deps.clock.advance(1_000);
  await post();
});

test('methods without a limit are not counted', async () => {
  for (let call = 0; call < 30; call++) await client.auth.test();
  expect(await deps.db.read.budget.count()).toBe(0);
});
