import zlib from 'node:zlib';
import { unpackBody } from '../../../src/platform/event-body';
import { MOST_BODY_BYTES } from '../../../src/http/read-body';
import { makeProject } from '../../support/factory';
import { envelopeOf, intakeFixture, send, type IntakeFixture } from '../../support/intake-fixture';

const EVENT = { event_id: 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3', message: 'hello' };

let intake: IntakeFixture;
let envelopeUrl: string;
let storeUrl: string;
let auth: Record<string, string>;

beforeEach(async () => {
  intake = await intakeFixture();
  envelopeUrl = `${intake.origin}/api/${intake.project.id}/envelope/`;
  storeUrl = `${intake.origin}/api/${intake.project.id}/store/`;
  auth = { 'x-sentry-auth': `Sentry sentry_version=7, sentry_key=${intake.project.publicKey}, sentry_client=test/1` };
});
afterEach(() => intake.cleanup());

const storedEvents = () => intake.deps.db.read.event.findMany({ orderBy: { id: 'asc' } });
const storedIds = async () => (await storedEvents()).map((row) => row.eventId);

describe('an event is accepted', () => {
  test('with the key in the header, and stored byte for byte', async () => {
    const answer = await send(envelopeUrl, { headers: auth, body: envelopeOf(EVENT) });
    expect(answer).toMatchObject({ status: 200, body: { id: EVENT.event_id } });
    const [row] = await storedEvents();
    expect(unpackBody(row?.body ?? new Uint8Array()).toString()).toBe(JSON.stringify(EVENT));
    expect(row).toMatchObject({
      eventId: EVENT.event_id,
      digestedAt: null,
      issueId: null,
      receivedAt: intake.deps.clock.now(),
    });
    expect(intake.nudges()).toBe(1);
  });

  test.each([
    ['in the query', (key: string) => ({ query: `?sentry_key=${key}&sentry_version=7`, header: {} })],
    ["in the envelope's DSN", (key: string) => ({ query: '', header: { dsn: `http://${key}@127.0.0.1/1` } })],
  ])('with the key %s', async (_name, make) => {
    const { query, header } = make(intake.project.publicKey);
    const answer = await send(envelopeUrl + query, {
      body: envelopeOf(EVENT, header),
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    });
    expect(answer).toMatchObject({ status: 200, body: { id: EVENT.event_id } });
    expect(await storedIds()).toEqual([EVENT.event_id]);
  });

  test('at the older store address', async () => {
    const answer = await send(storeUrl, { headers: auth, body: JSON.stringify(EVENT) });
    expect(answer).toMatchObject({ status: 200, body: { id: EVENT.event_id } });
    expect(await storedIds()).toEqual([EVENT.event_id]);
  });

  test('without the slash at the end', async () => {
    expect((await send(envelopeUrl.slice(0, -1), { headers: auth, body: envelopeOf(EVENT) })).status).toBe(200);
    expect((await send(storeUrl.slice(0, -1), { headers: auth, body: JSON.stringify({ message: 'x' }) })).status).toBe(
      200,
    );
    expect(await storedIds()).toHaveLength(2);
  });

  test.each([
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
  ])('packed with %s', async (encoding, pack) => {
    const body = pack(Buffer.from(envelopeOf(EVENT)));
    expect(await send(envelopeUrl, { headers: { ...auth, 'content-encoding': encoding }, body })).toMatchObject({
      status: 200,
    });
    expect(await storedIds()).toEqual([EVENT.event_id]);
  });

  test('packed with zstd where Node can unpack it, else the answer says what it can', async () => {
    const pack = 'zstdCompressSync' in zlib ? (zlib.zstdCompressSync as (body: Buffer) => Buffer) : null;
    const body = pack?.(Buffer.from(envelopeOf(EVENT))) ?? Buffer.from('(\xb5/\xfd', 'latin1');
    const answer = await send(envelopeUrl, { headers: { ...auth, 'content-encoding': 'zstd' }, body });
    if (pack) expect(answer.status).toBe(200);
    else expect(answer).toMatchObject({ status: 415, body: { detail: expect.stringContaining('gzip') as unknown } });
  });

  test('without an id of its own: it gets one, and the answer names it', async () => {
    const answer = await send(envelopeUrl, { headers: auth, body: envelopeOf({ message: 'x' }) });
    const { id } = answer.body as { id: string };
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await storedIds()).toEqual([id]);
  });

  test('of half a megabyte, and is given back byte for byte', async () => {
    const event = { ...EVENT, extra: 'ä'.repeat(200_000) };
    expect((await send(envelopeUrl, { headers: auth, body: envelopeOf(event) })).status).toBe(200);
    const [row] = await storedEvents();
    expect(row?.body.length).toBeLessThan(20_000);
    expect(unpackBody(row?.body ?? new Uint8Array()).toString()).toBe(JSON.stringify(event));
  });

  test('with an id in the form with dashes, and the header has the say', async () => {
    const header = { event_id: 'A0B1C2D3-E4F5-A0B1-C2D3-E4F5A0B1C2D4' };
    expect(await send(envelopeUrl, { headers: auth, body: envelopeOf(EVENT, header) })).toMatchObject({
      body: { id: 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d4' },
    });
  });

  test('once, however often and however concurrently it is sent', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(envelopeUrl, { headers: auth, body: envelopeOf(EVENT) })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(await storedIds()).toEqual([EVENT.event_id]);
  });

  test('when two projects use the same event id', async () => {
    const other = await makeProject(intake.deps, intake.organization, 'web');
    await send(envelopeUrl, { headers: auth, body: envelopeOf(EVENT) });
    await send(`${intake.origin}/api/${other.id}/envelope/?sentry_key=${other.publicKey}`, { body: envelopeOf(EVENT) });
    expect(await storedIds()).toEqual([EVENT.event_id, EVENT.event_id]);
  });
});

describe('other items', () => {
  test('are taken and dropped', async () => {
    const body = '{}\n{"type":"session"}\n{"sid":"1"}\n{"type":"client_report"}\n{}\n{"type":"transaction"}\n{}\n';
    expect(await send(envelopeUrl, { headers: auth, body })).toMatchObject({ status: 200, body: {} });
    expect(await storedIds()).toEqual([]);
  });

  test('beside an event leave the event alone', async () => {
    const body = `${envelopeOf(EVENT)}{"type":"attachment","length":3}\nabc\n`;
    expect(await send(envelopeUrl, { headers: auth, body })).toMatchObject({
      status: 200,
      body: { id: EVENT.event_id },
    });
    expect(await storedIds()).toEqual([EVENT.event_id]);
  });
});

describe('rubbish is refused with a reason and stores nothing', () => {
  const big = JSON.stringify({ message: 'x'.repeat(MOST_BODY_BYTES) });
  const cases: [
    string,
    number,
    () => { url?: string; headers?: Record<string, string>; body?: string | Buffer; method?: string },
  ][] = [
    ['an empty body', 400, () => ({ body: '' })],
    ['no envelope', 400, () => ({ body: 'hello' })],
    ['a broken item', 400, () => ({ body: '{}\n{"type":"event","length":500}\n{}' })],
    ['an event that is not JSON', 400, () => ({ body: '{}\n{"type":"event"}\n{"message":\n' })],
    ['an event that is a list', 400, () => ({ body: '{}\n{"type":"event"}\n[1]\n' })],
    ['an event_id that is none', 400, () => ({ body: envelopeOf({ event_id: '../../etc' }) })],
    ['an event_id that is an object', 400, () => ({ body: envelopeOf({ event_id: {} }) })],
    ['a store body that is not JSON', 400, () => ({ url: storeUrl, body: 'abc' })],
    ['damaged gzip', 400, () => ({ headers: { 'content-encoding': 'gzip' }, body: 'not gzip' })],
    [
      'gzip that ends too early',
      400,
      () => ({ headers: { 'content-encoding': 'gzip' }, body: zlib.gzipSync(envelopeOf(EVENT)).subarray(0, 40) }),
    ],
    ['a packing nobody knows', 415, () => ({ headers: { 'content-encoding': 'lzma' }, body: 'x' })],
    ['a packing called like a part of every object', 415, () => ({ headers: { 'content-encoding': 'constructor' } })],
    ['a body that is too large', 413, () => ({ body: envelopeOf(JSON.parse(big) as object) })],
    ['a body too large in chunks', 413, () => ({ headers: { 'transfer-encoding': 'chunked' }, body: big })],
    [
      'a body too large once unpacked',
      413,
      () => ({ headers: { 'content-encoding': 'gzip' }, body: zlib.gzipSync(big) }),
    ],
    ['no key', 401, () => ({ headers: { 'x-sentry-auth': '' }, body: envelopeOf(EVENT) })],
    [
      'an unknown key',
      403,
      () => ({ headers: { 'x-sentry-auth': `Sentry sentry_key=${'0'.repeat(32)}` }, body: envelopeOf(EVENT) }),
    ],
    ['an unknown project', 403, () => ({ url: `${intake.origin}/api/1/envelope/`, body: envelopeOf(EVENT) })],
    [
      'a project that is no number',
      403,
      () => ({ url: `${intake.origin}/api/0x1/envelope/`, body: envelopeOf(EVENT) }),
    ],
    ['another address', 404, () => ({ url: `${intake.origin}/api/${intake.project.id}/minidump/`, body: 'x' })],
    ['another method', 405, () => ({ method: 'PUT', body: envelopeOf(EVENT) })],
  ];

  test.each(cases)('%s: %i', async (_name, status, make) => {
    const { url = envelopeUrl, headers, body, method } = make();
    const answer = await send(url, { method, headers: { ...auth, ...headers }, body });
    expect(answer).toMatchObject({ status, body: { detail: expect.stringMatching(/^[A-Z].*\.$/) as unknown } });
    expect(await storedIds()).toEqual([]);
  });

  test("another project's key is answered like a key that does not exist", async () => {
    const other = await makeProject(intake.deps, intake.organization, 'web');
    const answers = await Promise.all(
      [
        `${intake.origin}/api/${other.id}/envelope/`,
        `${intake.origin}/api/999/envelope/`,
        `${envelopeUrl}?sentry_key=${'f'.repeat(32)}`,
      ].map((url) => send(url, { headers: url.includes('?') ? {} : auth, body: envelopeOf(EVENT) })),
    );
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      Array(3).fill({ status: 403, body: { detail: 'No project has this id and key.' } }),
    );
    expect(await storedIds()).toEqual([]);
  });

  test('the keys of a project that is being deleted, and inactive ones, stop working', async () => {
    expect((await send(envelopeUrl, { headers: auth, body: envelopeOf({}) })).status).toBe(200);
    await intake.deps.db.write((tx) => tx.project.updateMany({ data: { status: 'pending_deletion' } }));
    intake.deps.clock.advance(2_000);
    expect((await send(envelopeUrl, { headers: auth, body: envelopeOf({}) })).status).toBe(403);
    await intake.deps.db.write((tx) => tx.project.updateMany({ data: { status: 'active' } }));
    await intake.deps.db.write((tx) => tx.projectKey.updateMany({ data: { isActive: false } }));
    intake.deps.clock.advance(2_000);
    expect((await send(envelopeUrl, { headers: auth, body: envelopeOf({}) })).status).toBe(403);
  });

  test('a bomb is stopped at the limit, long before it is unpacked', async () => {
    const unpackedBytes = 200 * 1024 * 1024;
    const bomb = zlib.gzipSync(Buffer.alloc(unpackedBytes));
    expect(bomb.length).toBeLessThan(MOST_BODY_BYTES);
    const before = process.memoryUsage().rss;
    const answer = await send(envelopeUrl, { headers: { ...auth, 'content-encoding': 'gzip' }, body: bomb });
    expect(answer).toMatchObject({ status: 413 });
    expect(process.memoryUsage().rss - before).toBeLessThan(unpackedBytes / 4);
    expect((await send(`${intake.origin}/health`, { method: 'GET' })).status).toBe(200);
  });
});

describe('too much at once', () => {
  test('over the quota of a minute: 429 with what SDKs understand, and only for that project', async () => {
    await intake.cleanup();
    intake = await intakeFixture({ limits: { eventsPerMinute: 2, mostUndigested: 100 } });
    intake.deps.clock.set('2026-03-02T09:00:45.000Z');
    const url = `${intake.origin}/api/${intake.project.id}/envelope/?sentry_key=${intake.project.publicKey}`;
    await send(url, { body: envelopeOf({}) });
    await send(url, { body: envelopeOf({}) });
    expect(await send(url, { body: envelopeOf({}) })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '15', 'x-sentry-rate-limits': '15:error:project', 'access-control-allow-origin': '*' },
      body: { detail: expect.any(String) as unknown },
    });
    const other = await makeProject(intake.deps, intake.organization, 'web');
    expect(
      (await send(`${intake.origin}/api/${other.id}/envelope/?sentry_key=${other.publicKey}`, { body: envelopeOf({}) }))
        .status,
    ).toBe(200);
    intake.deps.clock.advance(15_000);
    expect((await send(url, { body: envelopeOf({}) })).status).toBe(200);
    expect(await storedIds()).toHaveLength(4);
  });

  test('when digestion is too far behind: 429 until it has caught up', async () => {
    await intake.cleanup();
    intake = await intakeFixture({ limits: { eventsPerMinute: 100, mostUndigested: 2 } });
    const url = `${intake.origin}/api/${intake.project.id}/envelope/?sentry_key=${intake.project.publicKey}`;
    await send(url, { body: envelopeOf({}) });
    await send(url, { body: envelopeOf({}) });
    intake.deps.clock.advance(1_000);
    expect(await send(url, { body: envelopeOf({}) })).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    await intake.deps.db.write((tx) => tx.event.updateMany({ data: { digestedAt: intake.deps.clock.now() } }));
    intake.deps.clock.advance(1_000);
    expect((await send(url, { body: envelopeOf({}) })).status).toBe(200);
  });

  test('while another process holds the database: 503, nothing stored, and it works again afterwards', async () => {
    const { default: Sqlite } = await import('better-sqlite3');
    const holder = new Sqlite(intake.file);
    holder.exec('BEGIN IMMEDIATE');
    const answer = await send(envelopeUrl, { headers: auth, body: envelopeOf(EVENT) });
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { detail: expect.stringContaining('busy') as unknown },
    });
    holder.exec('ROLLBACK');
    holder.close();
    expect(await storedIds()).toEqual([]);
    expect((await send(envelopeUrl, { headers: auth, body: envelopeOf(EVENT) })).status).toBe(200);
  });
});

describe('browsers', () => {
  test('may ask beforehand', async () => {
    const headers = {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-sentry-auth',
    };
    for (const url of [envelopeUrl, storeUrl]) {
      const answer = await send(url, { method: 'OPTIONS', headers });
      expect(answer).toMatchObject({
        status: 204,
        headers: { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'POST, OPTIONS' },
      });
      expect(String(answer.headers['access-control-allow-headers']).toLowerCase()).toContain('x-sentry-auth');
    }
  });

  test.each([
    ['an accepted event', 200, ''],
    ['a refusal', 403, '0'],
  ])('may read the answer to %s', async (_name, status, suffix) => {
    const answer = await send(`${envelopeUrl}?sentry_key=${intake.project.publicKey}${suffix}`, {
      headers: { origin: 'https://shop.example' },
      body: envelopeOf(EVENT),
    });
    expect(answer).toMatchObject({
      status,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': expect.stringContaining('retry-after') as unknown,
      },
    });
  });
});
