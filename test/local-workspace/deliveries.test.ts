import { createHmac } from 'node:crypto';
import { farSide } from '../support/workspace-far-side';
import { SIGNING_SECRET, closeAll, handClock, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';

describe('Slash commands', () => {
  test('are signed, form-encoded, and carry what Slack sends', async () => {
    const app = await farSide();
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    expect(await local.control.as(BOB).runs('#alerts', '/assign CHECKOUT-1 me')).toEqual({ ok: true });
    const [request] = app.received;
    const stamp = String(request?.headers['x-slack-request-timestamp']);
    const digest = createHmac('sha256', SIGNING_SECRET).update(`v0:${stamp}:${request?.body}`).digest('hex');
    expect(request?.headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(request?.fields).toMatchObject({
      team_id: 'T0ACME001',
      team_domain: 'acme',
      channel_id: 'C0ALERTS1',
      channel_name: 'alerts',
      user_id: BOB,
      user_name: 'bob',
      command: '/assign',
      text: 'CHECKOUT-1 me',
      api_app_id: 'A0DIBS0001',
      is_enterprise_install: 'false',
      trigger_id: expect.stringMatching(/^\d+\.\d+\./) as string,
      response_url: expect.stringContaining('/response/') as string,
    });
  });

  test.each([
    ['CHECKOUT-1 @carol', 'CHECKOUT-1 <@U0CAROL01|carol>'],
    ['CHECKOUT-1 @Carol.', 'CHECKOUT-1 <@U0CAROL01|carol>.'],
    ['CHECKOUT-1 @payments', 'CHECKOUT-1 <!subteam^S0PAYMENT|@payments>'],
    ['CHECKOUT-1 #storefront', 'CHECKOUT-1 <#C0STOREFR|storefront>'],
    ['CHECKOUT-1 #backend', 'CHECKOUT-1 #backend'],
    ['CHECKOUT-1 @hal', 'CHECKOUT-1 @hal'],
    ['CHECKOUT-1 bob@acme.example', 'CHECKOUT-1 bob@acme.example'],
    ['CHECKOUT-1 me -- a < b && c', 'CHECKOUT-1 me -- a &lt; b &amp;&amp; c'],
    ['', ''],
  ])('"%s" arrives escaped', async (typed, text) => {
    const app = await farSide();
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    await local.control.as(BOB).runs('#alerts', `/assign ${typed}`);
    expect(app.received[0]?.fields.text).toBe(text);
  });

  test.each([
    ['a text', { text: 'Done & dusted' }, 'Done & dusted'],
    ['a message', { json: { response_type: 'ephemeral', text: 'Done' } }, 'Done'],
  ])('%s in the acknowledgement is shown to the person only', async (_, reply, text) => {
    const app = await farSide(() => reply);
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    await local.control.as(BOB).runs('#alerts', '/assign help');
    expect(local.control.ephemerals(BOB)).toMatchObject([{ text }]);
    expect(local.control.messages('#alerts')).toEqual([]);
  });

  test('an acknowledgement with broken blocks is a problem, and the person is told', async () => {
    const app = await farSide(() => ({ json: { text: 'x', blocks: [{ type: 'header' }] } }));
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    const result = await local.control.as(BOB).runs('#alerts', '/assign help');
    expect(result).toEqual({ ok: false, error: '/assign failed with the error "invalid_blocks".' });
    expect(local.control.problems()).toHaveLength(1);
  });

  test('the person is told when the app is too slow, not there, or unknown', async () => {
    const app = await farSide(() => ({ hang: true }));
    const local = await workspace({ delivery: { mode: 'http', url: app.url }, ackTimeout: 50 });
    const bob = local.control.as(BOB);
    expect((await bob.runs('#alerts', '/assign me')).error).toContain('did not respond (operation_timeout)');
    local.setDelivery({ mode: 'http', url: 'http://127.0.0.1:9/' });
    expect((await bob.runs('#alerts', '/assign me')).error).toContain('could not be reached (dispatch_failed)');
    expect((await bob.runs('#alerts', '/asign me')).error).toBe('/asign is not a valid command.');
  });
});

describe('Events', () => {
  const retries = (app: { received: { headers: NodeJS.Dict<string | string[]> }[] }): (string | undefined)[] =>
    app.received.map(({ headers }) => headers['x-slack-retry-num'] as string | undefined);

  test('are retried at once, after a minute and after five, with the reason, then given up', async () => {
    const app = await farSide(() => ({ status: 500 }));
    const clock = handClock();
    const local = await workspace({ delivery: { mode: 'http', url: app.url }, clock: clock.now });
    local.control.as(BOB).opensHome();
    await local.control.runDueEvents();
    expect(retries(app)).toEqual([undefined, '1']);
    clock.advance(60_000);
    await local.control.runDueEvents();
    clock.advance(299_999);
    await local.control.runDueEvents();
    expect(retries(app)).toEqual([undefined, '1', '2']);
    clock.advance(1);
    await local.control.runDueEvents();
    clock.advance(3_600_000);
    await local.control.runDueEvents();
    expect(retries(app)).toEqual([undefined, '1', '2', '3']);
    expect(app.received.at(-1)?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(app.received.map(({ body }) => body)).size).toBe(1);
  });

  test('are not retried when the app says so, nor once it answered', async () => {
    const app = await farSide(() => ({ status: 500, headers: { 'X-Slack-No-Retry': '1' } }));
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    local.control.as(BOB).opensHome();
    await local.control.runDueEvents();
    expect(retries(app)).toEqual([undefined]);
  });

  test('tell of messages and mentions where the bot is a member, and not elsewhere', async () => {
    const app = await farSide();
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    local.control.as(BOB).says('#general', '@dibs hello');
    local.control.as(BOB).says('#alerts', '@dibs hello');
    await local.control.runDueEvents();
    const told = app.received.map(({ fields }) => fields.event as { type: string; text: string; channel: string });
    expect(told.map(({ type }) => type).sort()).toEqual(['app_mention', 'message']);
    expect(told[0]).toMatchObject({ channel: 'C0ALERTS1', text: '<@U0DIBSBOT> hello' });
  });

  test('can be delivered once more, unchanged but for the retry number', async () => {
    const app = await farSide();
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    await local.control.as(BOB).runs('#alerts', '/assign me');
    await local.control.redeliver(local.control.deliveries()[0]?.id ?? '');
    expect(app.received[1]?.body).toBe(app.received[0]?.body);
    expect(retries(app)).toEqual([undefined, '1']);
  });
});

describe('The log of deliveries', () => {
  test('says how each one went', async () => {
    const app = await farSide(({ fields }) => (fields.text === 'bad' ? { status: 503 } : {}));
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    await local.control.as(BOB).runs('#alerts', '/assign good');
    await local.control.as(BOB).runs('#alerts', '/assign bad');
    expect(local.control.deliveries()).toMatchObject([
      { kind: 'command', name: '/assign', status: 200, failure: null, ackMs: expect.any(Number) as number },
      { kind: 'command', name: '/assign', status: 503, failure: 'http_error', ackMs: null },
    ]);
  });
});
