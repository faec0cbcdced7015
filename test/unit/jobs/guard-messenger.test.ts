import { guardMessenger } from '../../../src/jobs/guard-messenger';
import { DeliveryError } from '../../../src/notifications/messenger';
import type { OutgoingMessage } from '../../../src/notifications/messages';
import { testClock } from '../../support/deps';
import { FakeSlack } from '../../support/fake-slack';

const message: OutgoingMessage = { kind: 'welcome', projectName: 'App', projectSlug: 'app', dsn: 'dsn' };
const limited = (retryAfterMs: number) => new DeliveryError('rate-limited', 'rate_limited', { retryAfterMs });

function setUp() {
  const clock = testClock();
  const slack = new FakeSlack();
  const guarded = guardMessenger(slack, clock, { timeoutMs: 60, patienceMs: 15 });
  const post = (channelId: string) => guarded.post({ channelId }, message, 'key');
  const update = (channelId: string) => guarded.update({ channelId, ts: '1772442000.000001' }, message);
  return { clock, slack, guarded, post, update };
}

const failure = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryError)) throw new Error('expected a delivery error');
  return { failure: error.failure, reason: error.reason, ...error.detail };
};

test('Retry-After of one person’s answer does not hold back another’s', async () => {
  const { slack, guarded } = setUp();
  const to = (responseUrl: string) => ({ slackUserId: 'U1', channelId: 'C1', responseUrl, expiresAt: 0 });
  slack.fail({ method: 'answer', error: limited(5_000) });
  await failure(guarded.answer(to('https://slack.test/1'), message));
  await guarded.answer(to('https://slack.test/2'), message);
  expect(slack.answers).toHaveLength(1);
});

test('a call without an answer is cut off, and its effect counts as unknown', async () => {
  const { slack, post } = setUp();
  slack.fail({ method: 'post', hangs: true });
  expect(await failure(post('C1'))).toEqual({ failure: 'temporary', reason: 'timeout', uncertain: true });
});

test('calls to a channel that hangs give up their turn at once, while other channels go on', async () => {
  const { clock, slack, post } = setUp();
  slack.fail({ method: 'post', channelId: 'C1', hangs: true }, 3);
  const hanging = ['C1', 'C1', 'C1'].map((channelId) => failure(post(channelId)));
  const fourth = failure(post('C1'));
  await post('C2');
  expect(await fourth).toEqual({ failure: 'rate-limited', reason: 'channel_slow', retryAfterMs: 5_000 });
  expect((await failure(post('C1'))).reason).toBe('held_back');
  expect((await Promise.all(hanging)).map(({ reason }) => reason)).toEqual(['timeout', 'timeout', 'timeout']);
  clock.advance(5_000);
  await post('C1');
  expect(slack.shown('C1')).toEqual(['welcome']);
});

test('twenty calls to one healthy channel all get through, three at a time', async () => {
  const { slack, post } = setUp();
  await Promise.all(Array.from({ length: 20 }, () => post('C1')));
  expect(slack.messages).toHaveLength(20);
});
