import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import {
  cardOf,
  newEventId,
  postEnvelope,
  postEvent,
  postSigned,
  quiet,
  stateOf,
  type SignedRequest,
} from '../support/story';
import { startTogether, type Together } from '../support/together';

/** What anybody can throw at the open port: forged deliveries, broken envelopes, keys of nobody. */
let t: Together;
beforeAll(async () => {
  t = await startTogether();
  await cardOf(t, t.checkout, { message: 'a true error' });
  await quiet(t);
});
afterAll(() => t.stop());

const MEGABYTE = 1024 * 1024;
const events = () => t.app.deps.db.read.event.count();
const now = () => Math.floor(Date.now() / 1_000);

describe('a delivery that Slack did not send', () => {
  const body = () => ({
    command: '/assign',
    text: 'CHECKOUT-1 me',
    user_id: 'U0ALICE01',
    team_id: 'T0ACME001',
    channel_id: 'C0ALERTS1',
    trigger_id: `forged.${newEventId()}`,
    response_url: 'http://127.0.0.1:9/nowhere',
  });
  const forgeries: [what: string, request: Partial<SignedRequest>][] = [
    ['signed with another secret', { secret: 'guessed' }],
    ['signed six minutes ago', { timestamp: now() - 360 }],
    ['with a signature of another length', { headers: { 'x-slack-signature': 'v0=00' } }],
    ['with no signature', { headers: { 'x-slack-signature': '' } }],
    ['with no time', { headers: { 'x-slack-request-timestamp': '' } }],
    ['with a time that is no number', { headers: { 'x-slack-request-timestamp': 'yesterday' } }],
    ['signed for another body', { headers: { 'x-slack-signature': `v0=${'a'.repeat(64)}` } }],
  ];

  test.each(forgeries)('%s is refused with 401, and nothing of it is kept', async (_, request) => {
    const before = await stateOf(t.app.deps);
    const answer = await postSigned(t, { body: body(), ...request });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toMatch(/secret|v0=/i);
    await quiet(t);
    expect(await stateOf(t.app.deps)).toBe(before);
    expect(await t.app.deps.db.read.inboundRequest.count()).toBe(0);
  });

  test('the same with a true signature is taken, so the signature is what counts', async () => {
    const answer = await postSigned(t, { body: { ...body(), text: 'help' } });
    expect(answer.status).toBe(200);
    await quiet(t);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['a list', '[]'],
    ['an event of no kind', '{"type":"event_callback"}'],
  ])('a signed body that is %s ends in an error of a few words, and the next one works', async (_, text) => {
    const answer = await postSigned(t, { body: text });
    expect(answer.status).toBeLessThan(600);
    expect((await answer.text()).length).toBeLessThan(300);
    expect((await postSigned(t, { body: { ...body(), text: 'help' } })).status).toBe(200);
    await quiet(t);
  });

  test('a body of ten megabytes is refused before it is read', async () => {
    const answer = await postSigned(t, { body: { ...body(), text: 'x'.repeat(10 * MEGABYTE) } }).catch(() => null);
    expect(answer === null || answer.status === 413).toBe(true);
  });

  test('anything but POST is refused', async () => {
    expect((await fetch(`http://127.0.0.1:${t.app.port}/slack/events`)).status).toBe(405);
  });
});

describe('an envelope that cannot be taken', () => {
  const event = (message = 'x') => JSON.stringify({ event_id: newEventId(), message });
  const envelope = (payload: string) => `{}\n{"type":"event"}\n${payload}`;

  test.each<[what: string, body: string | Buffer, headers: Record<string, string>, status: number]>([
    ['is empty', '', {}, 400],
    ['has a header that is not JSON', 'hello\n{"type":"event"}\n{}', {}, 400],
    ['has a header that is a list', '[]\n{"type":"event"}\n{}', {}, 400],
    ['ends within an item', '{}\n{"type":"event","length":500}\n{"message":"x"}', {}, 400],
    ['has an event that is not JSON', envelope('{"message":'), {}, 400],
    ['has an event that is a number', envelope('7'), {}, 400],
    ['is not the gzip it says it is', envelope(event()), { 'content-encoding': 'gzip' }, 400],
    ['is half of a gzip', gzipSync(envelope(event())).subarray(0, 40), { 'content-encoding': 'gzip' }, 400],
    ['is packed in an unknown way', envelope(event()), { 'content-encoding': 'rot13' }, 415],
    ['has more than a megabyte', envelope(event('x'.repeat(MEGABYTE))), {}, 413],
    [
      'unpacks to a hundred megabytes',
      gzipSync(envelope(event('x'.repeat(100 * MEGABYTE)))),
      { 'content-encoding': 'gzip' },
      413,
    ],
  ])('because it %s gets a reason, and nothing is stored', async (_, body, headers, status) => {
    const before = await events();
    const answer = await postEnvelope(t.app.port, t.checkout, body, headers);
    expect(answer.status).toBe(status);
    const { detail } = (await answer.json()) as { detail: string };
    expect(detail).toMatch(/^[A-Z].{5,200}\.$/);
    await quiet(t);
    expect(await events()).toBe(before);
  });

  test.each<[what: string, project: () => { id: string; publicKey: string }, status: number]>([
    ['a key of nobody', () => ({ id: t.checkout.id, publicKey: 'f'.repeat(32) }), 403],
    ['the key of another project', () => ({ id: t.checkout.id, publicKey: t.storefront.publicKey }), 403],
    ['a project that is not there', () => ({ id: '4510632216887999', publicKey: t.checkout.publicKey }), 403],
    ['a project that is no number', () => ({ id: 'checkout', publicKey: t.checkout.publicKey }), 403],
    ['no key', () => ({ id: t.checkout.id, publicKey: '' }), 401],
  ])('because it names %s is refused', async (_, project, status) => {
    const before = await events();
    expect((await postEnvelope(t.app.port, project(), envelope(event()))).status).toBe(status);
    expect(await events()).toBe(before);
  });

  test('because its key was switched off is refused', async () => {
    await t.app.deps.db.write((tx) =>
      tx.projectKey.updateMany({ where: { publicKey: t.storefront.publicKey }, data: { isActive: false } }),
    );
    expect((await postEvent(t.app.port, t.storefront, { message: 'too late' })).status).toBe(403);
  });

  test('that never ends keeps nobody from being served', async () => {
    const slow = connect(t.app.port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write(
      `POST /api/${t.checkout.id}/envelope/?sentry_key=${t.checkout.publicKey} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{}`,
    );
    expect((await postEvent(t.app.port, t.checkout, { message: 'a true error' })).status).toBe(200);
    slow.destroy();
  });

  test('twice under one event id counts once', async () => {
    const eventId = newEventId();
    for (let time = 0; time < 3; time += 1) {
      const answer = await postEvent(t.app.port, t.checkout, { message: 'said thrice', type: 'Thrice', eventId });
      expect([answer.status, await answer.json()]).toEqual([200, { id: eventId }]);
    }
    await quiet(t);
    expect(
      await t.app.deps.db.read.issue.findMany({
        where: { title: { contains: 'said thrice' } },
        select: { timesSeen: true },
      }),
    ).toEqual([{ timesSeen: 1 }]);
  });
});
