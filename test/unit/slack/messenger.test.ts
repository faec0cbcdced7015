import { LogLevel, WebClient } from '@slack/web-api';
import { DeliveryError } from '../../../src/notifications/messenger';
import type { OutgoingMessage } from '../../../src/notifications/messages';
import type { ReplyAddress } from '../../../src/platform/queue/catalog';
import { createMessenger } from '../../../src/slack/messenger';
import { testClock, testLog } from '../../support/deps';

type Answer = { status?: number; headers?: Record<string, string>; body: unknown };
interface Call {
  /** Method name, or the whole address outside the Web API. */
  to: string;
  args: Record<string, unknown>;
}

/** The SDK as it is, over a network that the test answers. */
function setUp(answers: Record<string, Answer | Answer[] | (() => never)> = {}) {
  const calls: Call[] = [];
  const network: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const to = url.replace('https://slack.test/api/', '');
    calls.push({ to, args: readBody(typeof init?.body === 'string' ? init.body : '') });
    const planned = answers[to] ?? { body: { ok: true } };
    if (typeof planned === 'function') return Promise.resolve().then(planned);
    const { status = 200, headers = {}, body } = Array.isArray(planned) ? planned.shift()! : planned;
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }));
  };
  const client = new WebClient('xoxb-test', {
    slackApiUrl: 'https://slack.test/api/',
    fetch: network,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
  });
  const clock = testClock();
  return { calls, clock, messenger: createMessenger({ client, clock, log: testLog(), fetch: network }) };
}

function readBody(body: string): Record<string, unknown> {
  if (body.startsWith('{')) return JSON.parse(body) as Record<string, unknown>;
  const read = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text);
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, read(value)]));
}

const welcome: OutgoingMessage = {
  kind: 'welcome',
  projectName: 'App',
  projectSlug: 'app',
  dsn: 'https://key@app.test/1',
};
const failed = (body: object, status = 200): Answer => ({ status, body: { ok: false, ...body } });

test('a post carries its fallback text, blocks and key, belongs to its thread, and fetches no links', async () => {
  const { messenger, calls } = setUp({ 'chat.postMessage': { body: { ok: true, ts: '1.5' } } });
  expect(await messenger.post({ channelId: 'C1', threadTs: '1.1' }, welcome, 'line:1:2')).toEqual({ ts: '1.5' });
  expect(calls[0]).toMatchObject({
    to: 'chat.postMessage',
    args: {
      channel: 'C1',
      thread_ts: '1.1',
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: { event_type: 'dibs_message', event_payload: { key: 'line:1:2' } },
    },
  });
  expect(calls[0]?.args['text']).toContain('Dibs is ready');
  expect(calls[0]?.args['blocks']).not.toEqual([]);
});

test('a reply is shown in the channel as well only when that is asked for', async () => {
  const { messenger, calls } = setUp({ 'chat.postMessage': { body: { ok: true, ts: '1.5' } } });
  await messenger.post({ channelId: 'C1', threadTs: '1.1', broadcast: true }, welcome, 'line:1:2');
  await messenger.post({ channelId: 'C1', threadTs: '1.1' }, welcome, 'line:1:3');
  await messenger.post({ channelId: 'C1', broadcast: true }, welcome, 'card:1');
  expect(calls.map(({ args }) => args['reply_broadcast'])).toEqual(['true', 'false', undefined]);
});

test('an update replaces text and blocks of that message', async () => {
  const { messenger, calls } = setUp();
  await messenger.update({ channelId: 'C1', ts: '1.5' }, welcome);
  expect(calls[0]).toMatchObject({ to: 'chat.update', args: { channel: 'C1', ts: '1.5' } });
  expect(calls[0]?.args['blocks']).not.toEqual([]);
});

test('failures come as delivery errors', async () => {
  const { messenger } = setUp({
    'chat.postMessage': failed({ error: 'is_archived' }),
    'chat.update': { status: 429, headers: { 'retry-after': '7' }, body: '' },
    'conversations.open': () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
    },
  });
  await expect(messenger.post({ channelId: 'C1' }, welcome, 'k')).rejects.toEqual(
    new DeliveryError('destination', 'is_archived'),
  );
  await expect(messenger.update({ channelId: 'C1', ts: '1' }, welcome)).rejects.toMatchObject({
    failure: 'rate-limited',
    detail: { retryAfterMs: 7_000 },
  });
  await expect(messenger.openDirect('U1')).rejects.toMatchObject({
    reason: 'econnrefused',
    detail: { uncertain: false },
  });
});

test('a direct channel is opened with the person', async () => {
  const { messenger, calls } = setUp({ 'conversations.open': { body: { ok: true, channel: { id: 'D1' } } } });
  expect(await messenger.openDirect('U1')).toEqual({ channelId: 'D1' });
  expect(calls[0]?.args).toMatchObject({ users: 'U1' });
});

describe('finding a message posted before', () => {
  const message = (ts: string, key: string, event_type = 'dibs_message') => ({
    ts,
    metadata: { event_type, event_payload: { key } },
  });
  const since = new Date('2026-03-02T09:00:00Z');

  test('looks through every page since a little before then, and knows its own key only', async () => {
    const { messenger, calls } = setUp({
      'conversations.history': [
        {
          body: {
            ok: true,
            messages: [{ ts: '9' }, message('8', 'other'), message('7', 'card:1', 'deploy')],
            response_metadata: { next_cursor: 'next' },
          },
        },
        { body: { ok: true, messages: [message('6', 'card:1')] } },
      ],
    });
    expect(await messenger.findPosted({ channelId: 'C1' }, 'card:1', since)).toBe('6');
    expect(calls.map(({ args }) => args['cursor'])).toEqual([undefined, 'next']);
    expect(calls[0]?.args).toMatchObject({ channel: 'C1', include_all_metadata: 'true', oldest: '1772441940.000000' });
  });

  test('looks in the thread when it is about a reply', async () => {
    const { messenger, calls } = setUp({
      'conversations.replies': { body: { ok: true, messages: [message('2', 'line:1:1')] } },
    });
    expect(await messenger.findPosted({ channelId: 'C1', threadTs: '1.1' }, 'line:1:1', since)).toBe('2');
    expect(calls[0]?.args).toMatchObject({ channel: 'C1', ts: '1.1' });
  });

  test('says so when there is none', async () => {
    const { messenger } = setUp({ 'conversations.history': { body: { ok: true, messages: [] } } });
    expect(await messenger.findPosted({ channelId: 'C1' }, 'card:1', since)).toBeNull();
  });
});

describe('answering a person', () => {
  const url = 'https://hooks.slack.test/actions/1';
  const later = testClock().now().getTime() + 60_000;
  const to = (more: Partial<ReplyAddress> = {}): ReplyAddress => ({
    slackUserId: 'U1',
    channelId: 'C1',
    responseUrl: url,
    expiresAt: later,
    ...more,
  });
  const opened = { body: { ok: true, channel: { id: 'D1' } } };

  test('uses the address Slack gave, visible to that person only and beside what is there', async () => {
    const { messenger, calls } = setUp({ [url]: { body: 'ok' } });
    await messenger.answer(to(), welcome);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ to: url, args: { response_type: 'ephemeral', replace_original: false } });
  });

  test.each<[string, Partial<ReplyAddress>, Answer]>([
    ['has expired by its time', { expiresAt: later - 60_000 }, { body: 'ok' }],
    ['was never given', { responseUrl: null }, { body: 'ok' }],
    ['has expired for Slack', {}, failed({ error: 'expired_url' }, 404)],
    ['is used up', {}, failed({ error: 'used_url' }, 404)],
    ['is unknown', {}, { status: 404, body: 'no_service' }],
    ['is dead, as told with status 200', {}, failed({ error: 'expired_url' })],
  ])('answers in the channel when the address %s', async (_, more, answer) => {
    const { messenger, calls } = setUp({ [url]: answer });
    await messenger.answer(to(more), welcome);
    expect(calls.at(-1)).toMatchObject({ to: 'chat.postEphemeral', args: { channel: 'C1', user: 'U1' } });
  });

  test.each([['channel_not_found'], ['user_not_in_channel'], ['is_archived']])(
    'answers in a direct message when the channel says %s',
    async (error) => {
      const answers = { 'chat.postEphemeral': failed({ error }), 'conversations.open': opened };
      const { messenger, calls } = setUp(answers);
      await messenger.answer(to({ responseUrl: null }), welcome);
      expect(calls.at(-1)).toMatchObject({ to: 'chat.postMessage', args: { channel: 'D1' } });
    },
  );

  test('answers in a direct message when there is no channel', async () => {
    const { messenger, calls } = setUp({ 'conversations.open': opened });
    await messenger.answer(to({ responseUrl: null, channelId: null }), welcome);
    expect(calls.map((call) => call.to)).toEqual(['conversations.open', 'chat.postMessage']);
  });

  test.each<[string, Answer, Partial<DeliveryError>]>([
    ['a server error', { status: 503, body: '' }, { failure: 'temporary', reason: 'http_503' }],
    ['a rate limit', { status: 429, headers: { 'retry-after': '3' }, body: '' }, { failure: 'rate-limited' }],
    [
      'a message Slack finds wrong',
      { status: 400, body: 'invalid_blocks' },
      { failure: 'rejected', reason: 'invalid_blocks' },
    ],
  ])('does not try another way after %s, or there could be two answers', async (_, answer, expected) => {
    const { messenger, calls } = setUp({ [url]: answer });
    await expect(messenger.answer(to(), welcome)).rejects.toMatchObject(expected);
    expect(calls).toHaveLength(1);
  });
});

const table = { name: 'days.csv', title: 'Days', content: Buffer.from('day\r\n') };
const address = { body: { ok: true, upload_url: 'https://files.slack.test/up', file_id: 'F1' } };

test('files are announced, sent without the token, and shared with the blocks of their message', async () => {
  const { messenger, calls } = setUp({ 'files.getUploadURLExternal': address });
  await messenger.share({ channelId: 'C1' }, welcome, [table]);
  expect(calls.map(({ to }) => to)).toEqual([
    'files.getUploadURLExternal',
    'https://files.slack.test/up',
    'files.completeUploadExternal',
  ]);
  expect(calls[0]?.args).toMatchObject({ filename: 'days.csv', length: '5' });
  expect(calls[2]?.args).toMatchObject({ channel_id: 'C1', files: [{ id: 'F1', title: 'Days' }] });
  expect(calls[2]?.args).toHaveProperty('blocks');
});

test.each([
  [503, 'temporary', false],
  [429, 'rate-limited', false],
])('content that is refused with %d is %s, and nobody has seen anything', async (status, failure, uncertain) => {
  const refused = { status, body: 'no' };
  const { messenger, calls } = setUp({ 'files.getUploadURLExternal': address, 'https://files.slack.test/up': refused });
  const error = await messenger.share({ channelId: 'C1' }, welcome, [table]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ failure, detail: { uncertain } });
  expect(calls.map(({ to }) => to)).not.toContain('files.completeUploadExternal');
});

test('a message with files is found by the name of its first', async () => {
  const messages = [
    { ts: '1.2', files: [{ name: 'other.csv' }, { name: 'days.csv' }] },
    { ts: '1.1', files: [table] },
  ];
  const { messenger } = setUp({ 'conversations.history': { body: { ok: true, messages } } });
  expect(await messenger.findPosted({ channelId: 'C1' }, 'days.csv', new Date())).toBe('1.1');
});
