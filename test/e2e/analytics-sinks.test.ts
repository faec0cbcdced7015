import { findFailingSinks } from '../../src/sinks/sink.store';
import { startReceiver, WEBHOOK_SECRET, type Receiver } from '../support/receiver';
import { cardOf, eventually, quiet, reads } from '../support/story';
import { ALICE, BOB, messageText, startTogether, type Together } from '../support/together';

/** Somebody reads along what people do about errors: a channel, and a program of theirs. */
jest.setTimeout(60_000);
let t: Together;
let receiver: Receiver;
let time = 0;

beforeAll(async () => {
  receiver = await startReceiver();
  const webhook = { url: receiver.url, secret: WEBHOOK_SECRET };
  const clock = { now: () => new Date(Date.now() + time) };
  t = await startTogether(
    'http',
    { analyticsChannel: 'C0STOREFR', webhook },
    { clock: () => clock.now().getTime() },
    { clock },
  );
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
  await receiver.close();
});

const types = () => receiver.taken.map(({ event }) => event.type);
const issueTypes = () => types().filter((type) => type.startsWith('issue.'));
const digests = () => t.slack.messages('#storefront').filter((one) => messageText(one).includes('about issues'));
/** The looks of the sinks are due then. */
function later(ms: number): void {
  time += ms;
  t.app.deps.queue.nudge();
}

test('an error that somebody takes and resolves is heard of in that order, and never what it says', async () => {
  const card = await cardOf(t, t.checkout, { message: 'a secret of the shop' });
  await reads(t.slack, ALICE, (alice) => alice.clicks(card, 'Assign to me'));
  await reads(t.slack, BOB, (bob) => bob.clicks(card, 'Resolve'));
  later(5_000);
  await eventually(() => types().length === 4, 'four events at the receiver');
  expect(issueTypes()).toEqual(['issue.created', 'issue.assigned', 'issue.resolved']);
  expect(types()).toContain('manual.issue_assignment');
  expect(receiver.taken.map(({ body }) => body).join()).not.toContain('secret');
});

test('an hour later the channel reads one message about it', async () => {
  later(61 * 60_000);
  const digest = await t.slack.waitFor(() => digests()[0], 'the digest');
  expect(messageText(digest)).toContain('*2 events* about issues');
  expect(messageText(digest)).toContain('1 resolved · 1 assigned by people');
  expect(messageText(digest)).toContain('2 checkout');
});

test('both are away: people notice nothing, and when they are back each hears of it once', async () => {
  receiver.answers(500);
  const { length } = receiver.taken;
  const card = t.card('#alerts', 'a secret of the shop')!;
  expect(await reads(t.slack, BOB, (bob) => bob.clicks(card, 'Assign to me'))).toContain('is yours now');
  await quiet(t);
  t.slack.faults.next('chat.postMessage', { kind: 'refuse', error: 'is_archived' });
  later(61 * 60_000);
  await eventually(async () => (await findFailingSinks(t.app.deps.db.read)).length === 3, 'all three to fail');
  expect((await findFailingSinks(t.app.deps.db.read)).map(({ lastError }) => lastError)).toEqual([
    'is_archived',
    'http_500',
    'http_500',
  ]);
  expect(receiver.taken).toHaveLength(length);
  receiver.answers(200);
  later(61 * 60_000);
  await eventually(async () => (await findFailingSinks(t.app.deps.db.read)).length === 0, 'all to be told');
  expect(types().slice(length).sort()).toEqual(['issue.assigned', 'manual.issue_assignment']);
  expect(digests().map((one) => /\*(\d+) event/.exec(messageText(one))?.[1])).toEqual(['2', '1']);
});
