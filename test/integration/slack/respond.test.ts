import { refusal } from '../../../src/slack/messages/refusal';
import { createRespond, type Respond } from '../../../src/slack/respond';
import { ALERTS, ALICE, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
let respond: Respond;
let responseUrl: string;
beforeEach(async () => {
  at = await startEdge();
  respond = createRespond({ client: at.edge.client, clock: at.deps.clock, log: at.deps.log });
  await at.local.control.as(ALICE).runs(ALERTS, '/assign help');
  await at.settled();
  responseUrl = String(at.local.control.deliveries().at(-1)?.payload['response_url']);
});
afterEach(closeAll);

const soon = () => at.deps.clock.now().getTime() + 60_000;
const to = (more: object) => ({ slackUserId: ALICE, channelId: ALERTS, responseUrl, expiresAt: soon(), ...more });
const hello = refusal('Hello.');
const heard = () => at.heard(ALICE).filter((text) => text.startsWith('Hello.'));

test('an answer goes to the response_url', async () => {
  await respond(to({}), hello);
  expect(at.local.control.calls('chat.postEphemeral')).toEqual([]);
  expect(heard()).toHaveLength(1);
});

test('when the response_url is used up, it goes into the channel', async () => {
  for (let use = 1; use < 5; use++) await respond(to({}), refusal('Using it up.'));
  await respond(to({}), hello);
  expect(at.local.control.calls('chat.postEphemeral')).toHaveLength(1);
  expect(heard()).toHaveLength(1);
});

test('an expired response_url is not even tried', async () => {
  const before = at.local.control.calls('response_url').length;
  await respond(to({ expiresAt: at.deps.clock.now().getTime() }), hello);
  expect(at.local.control.calls('response_url')).toHaveLength(before);
  expect(heard()).toHaveLength(1);
});

test('where the bot is not, and where no channel is known, it is a direct message', async () => {
  await respond(to({ responseUrl: null, channelId: 'C0GENERAL' }), hello);
  await respond(to({ responseUrl: null, channelId: null }), hello);
  expect(at.local.control.dms(ALICE).map(({ text }) => text)).toEqual(['Hello.', 'Hello.']);
});

test('an answer that may have arrived is not said a second way', async () => {
  at.local.control.faults.next('response_url', { kind: 'drop_after' });
  await respond(to({}), hello);
  expect(heard()).toHaveLength(1);
  expect(at.deps.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
});

test('one that cannot be delivered at all is a log line and no failure', async () => {
  at.local.control.revokeToken();
  await respond(to({ responseUrl: null }), hello);
  expect(heard()).toEqual([]);
  expect(at.deps.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
});
