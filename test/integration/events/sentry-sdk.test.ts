import { BrowserClient, defaultStackParser, makeFetchTransport, Scope } from '@sentry/browser';
import * as Sentry from '@sentry/node';
import { startDigester, type Digester } from '../../../src/events/digester';
import { intakeFixture, type IntakeFixture } from '../../support/intake-fixture';

let intake: IntakeFixture;
let digester: Digester;

beforeEach(async () => {
  intake = await intakeFixture({ startDigester: (deps) => (digester = startDigester(deps)) });
});
afterEach(() => intake.cleanup());

/** The issues once everything that was sent is digested. */
async function issues() {
  await digester.idle();
  return intake.deps.db.read.issue.findMany({ orderBy: { id: 'asc' } });
}

const tagsOf = (issue: { tags: string }) => Object.fromEntries(JSON.parse(issue.tags) as [string, string][]);

class CartError extends Error {
  override name = 'CartError';
}

describe("Sentry's SDK for Node", () => {
  let client: Sentry.NodeClient;
  const scope = new Sentry.Scope();

  beforeEach(() => {
    client = new Sentry.NodeClient({
      dsn: intake.dsn,
      release: 'shop@1.4.2',
      environment: 'production',
      serverName: 'web-1',
      stackParser: Sentry.defaultStackParser,
      transport: Sentry.makeNodeTransport,
      integrations: [Sentry.linkedErrorsIntegration()],
      enableRuntimeChannelInjection: false,
    });
    client.init();
    scope.setClient(client);
  });
  afterEach(() => client.close(2_000));

  function payFor(cart: { total?: { amount: number } }): number {
    if (cart.total === undefined) throw new CartError('the cart 4711 has no total');
    return cart.total.amount;
  }

  function thrownBy(fn: () => unknown): unknown {
    try {
      return fn();
    } catch (error) {
      return error;
    }
  }

  test('brings an error with type, text, place, level and tags', async () => {
    scope.setTag('region', 'eu');
    scope.setUser({ id: 'u1', email: 'ann@acme.example' });
    scope.captureException(thrownBy(() => payFor({})));
    await client.flush(2_000);
    const [issue] = await issues();
    expect(issue).toMatchObject({
      title: 'CartError: the cart 4711 has no total',
      message: 'the cart 4711 has no total',
      culprit: expect.stringMatching(/sentry-sdk.* in .*payFor$/) as unknown,
      level: 'error',
      platform: 'node',
      release: 'shop@1.4.2',
      timesSeen: 1,
      usersSeen: 1,
    });
    expect(tagsOf(issue as { tags: string })).toMatchObject({
      environment: 'production',
      release: 'shop@1.4.2',
      region: 'eu',
      server_name: 'web-1',
    });
  });

  test('brings the same error from the same place into one issue, and others into others', async () => {
    for (let i = 0; i < 3; i++) scope.captureException(thrownBy(() => payFor({})));
    scope.captureException(new RangeError('too far'));
    // One after the other: what is captured at once is sent at once, and the newest event names the issue.
    for (const item of [12, 99]) {
      await client.flush(2_000);
      scope.captureMessage(`stock of item ${item} is low`, 'warning');
    }
    await client.flush(2_000);
    const seen = (await issues()).map((issue) => [issue.title, issue.level, issue.timesSeen]);
    expect(seen.sort()).toEqual([
      ['CartError: the cart 4711 has no total', 'error', 3],
      ['RangeError: too far', 'error', 1],
      ['stock of item 99 is low', 'warning', 2],
    ]);
  });

  test('brings an error with its cause: the outer one names the issue', async () => {
    const cause = new TypeError('socket closed');
    scope.captureException(new CartError('payment failed', { cause }));
    scope.captureException(new CartError('payment failed', { cause: new RangeError('no slot') }));
    await client.flush(2_000);
    expect((await issues()).map((issue) => issue.title)).toEqual([
      'CartError: payment failed',
      'CartError: payment failed',
    ]);
  });

  test('brings an event so large that the SDK packs it', async () => {
    scope.setExtra(
      'big',
      Array.from({ length: 2_000 }, (_, i) => `line ${i} of a long list of things`),
    );
    scope.captureMessage('with luggage');
    await client.flush(2_000);
    expect((await issues()).map((issue) => issue.title)).toEqual(['with luggage']);
  });

  test('is held back by our 429, as it asks before it sends more', async () => {
    await intake.cleanup();
    const limits = { eventsPerMinute: 1, mostUndigested: 100 };
    intake = await intakeFixture({ limits, startDigester: (deps) => (digester = startDigester(deps)) });
    const statuses: number[] = [];
    const limited = new Sentry.NodeClient({
      dsn: intake.dsn,
      stackParser: Sentry.defaultStackParser,
      transport: Sentry.makeNodeTransport,
      integrations: [],
      enableRuntimeChannelInjection: false,
    });
    limited.on('afterSendEvent', (_event, answer) => void statuses.push(answer.statusCode ?? 0));
    limited.init();
    for (const text of ['one', 'two', 'three', 'four']) {
      limited.captureMessage(text);
      await limited.flush(2_000);
    }
    await limited.close(2_000);
    expect((await issues()).map((issue) => issue.title)).toEqual(['one']);
    // The third and fourth were never sent.
    expect(statuses.filter((status) => status !== 0)).toEqual([200, 429]);
  });
});

test("Sentry's SDK for browsers brings an error with the page's address", async () => {
  const client = new BrowserClient({
    dsn: intake.dsn,
    release: 'web@3.0.0',
    environment: 'staging',
    stackParser: defaultStackParser,
    transport: makeFetchTransport,
    integrations: [],
  });
  client.init();
  const scope = new Scope();
  scope.setClient(client);
  scope.addEventProcessor((event) => ({ ...event, request: { url: 'https://shop.example/cart?token=secret' } }));
  const error = new TypeError("can't access property of undefined");
  error.stack = `TypeError: can't access property of undefined
    at total (https://shop.example/assets/app.4f3a2b1c.js:1:2345)
    at HTMLButtonElement.onclick (https://shop.example/assets/app.4f3a2b1c.js:1:99)`;
  scope.captureException(error);
  scope.captureException(
    Object.assign(new TypeError('another text'), { stack: error.stack.replaceAll('4f3a2b1c', 'ff00ee11') }),
  );
  await client.flush(2_000);
  await client.close(2_000);
  const all = await issues();
  expect(all).toEqual([
    expect.objectContaining({
      title: 'TypeError: another text',
      culprit: 'assets/app.js in total',
      platform: 'javascript',
      url: 'https://shop.example/cart',
      release: 'web@3.0.0',
      timesSeen: 2,
    }),
  ]);
});
