import { Webhook } from 'standardwebhooks';
import { systemClock } from '../../../src/platform/clock';
import { createWebhookSender } from '../../../src/webhooks/create-webhook-sender';
import { startReceiver, WEBHOOK_SECRET, type Answer, type Receiver } from '../../support/receiver';

let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());

const event = {
  id: 'issue-1-x',
  type: 'issue.created',
  at: new Date('2026-03-02T09:00:00Z'),
  data: { name: 'Jürgen 🙂' },
};
const send = (timeoutMs = 5_000) =>
  createWebhookSender({ url: receiver.url, secret: WEBHOOK_SECRET }, systemClock, { timeoutMs })(event);

test('the receiver can verify what it gets, and nobody without the secret could have sent it', async () => {
  await send();
  const [{ headers, body } = receiver.taken[0]!] = receiver.taken;
  const signed = headers as Record<string, string>;
  expect(new Webhook(WEBHOOK_SECRET).verify(body, signed)).toEqual({
    type: 'issue.created',
    timestamp: '2026-03-02T09:00:00.000Z',
    data: { name: 'Jürgen 🙂' },
  });
  expect(() => new Webhook(WEBHOOK_SECRET).verify(`${body} `, signed)).toThrow('No matching signature');
  expect(() => new Webhook(Buffer.alloc(32).toString('base64')).verify(body, signed)).toThrow('No matching signature');
});

test('the id is the same at every attempt', async () => {
  await send();
  await send();
  expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual(['issue-1-x', 'issue-1-x']);
});

test.each<[string, Answer, string]>([
  ['breaks', 500, 'http_500'],
  ['refuses', 400, 'http_400'],
  ['is gone', 410, 'http_410'],
  ['cuts the connection', 'cut', 'unreachable'],
  ['says nothing', 'hang', 'timeout'],
])('a receiver that %s did not take it', async (_case, answer, reason) => {
  receiver.answers(answer);
  await expect(send(answer === 'hang' ? 50 : 5_000)).rejects.toMatchObject({ name: 'WebhookError', reason });
});

test('a redirect is not followed: what was signed goes nowhere else', async () => {
  const other = await startReceiver();
  receiver.answers({ redirectTo: other.url });
  await expect(send()).rejects.toMatchObject({ reason: 'http_307' });
  expect(other.requests()).toBe(0);
  await other.close();
});

test('nobody listens', async () => {
  await receiver.close();
  await expect(send()).rejects.toMatchObject({ reason: 'unreachable' });
});
