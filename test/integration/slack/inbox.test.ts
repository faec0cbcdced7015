import { createHmac } from 'node:crypto';
import Database from 'better-sqlite3';
import { startWorker } from '../../../src/jobs/worker';
import { createMessenger } from '../../../src/slack/messenger';
import { ALERTS, ALICE, BOB, listenWith, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { closeAfterTest, closeAll, SIGNING_SECRET } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

const person = (id: string) => at.local.control.as(id);
const requests = () => at.deps.db.read.inboundRequest.findMany({ orderBy: { key: 'asc' } });
const activities = () => at.deps.db.read.activity.count();
const analytics = () => at.deps.db.read.analyticsEvent.count();
const card = () => at.local.control.messages(ALERTS)[0] as never;
const newest = (kind: string) =>
  at.local.control
    .deliveries()
    .filter((one) => one.kind === kind)
    .at(-1);

/** Holds SQLite's write lock, as another process would. */
function lockDatabase(): { release(): void } {
  const other = new Database(at.file);
  other.exec('BEGIN IMMEDIATE');
  return {
    release() {
      other.exec('ROLLBACK');
      other.close();
    },
  };
}

async function settledWithNewEdge(): Promise<void> {
  const { edge } = await listenWith(at.deps, at.slack);
  await edge.start();
  await edge.peopleSynced();
  await edge.idle();
  await at.settled();
}

test('a finished request is remembered without its body', async () => {
  await person(ALICE).clicks(card(), 'Assign to me');
  await at.settled();
  expect(await requests()).toEqual([expect.objectContaining({ state: 'done', body: null })]);
});

test.each(['interactive', 'command'])(
  'the same %s delivered again, also at the same time, is done once',
  async (kind) => {
    if (kind === 'command') await person(ALICE).runs(ALERTS, '/assign CHECKOUT-1 me');
    else await person(ALICE).clicks(card(), 'Assign to me');
    const delivery = newest(kind);
    await Promise.all([1, 2, 3].map(() => at.local.control.redeliver(delivery?.id ?? '')));
    await at.settled();
    expect(
      at.local.control
        .deliveries()
        .filter((one) => one.kind === kind)
        .map(({ status }) => status),
    ).toEqual([200, 200, 200, 200]);
    expect(await activities()).toBe(1);
    expect(await analytics()).toBe(1);
    expect(at.heard(ALICE)).toHaveLength(1);
  },
);

test('a double click is answered twice and done once', async () => {
  await Promise.all([person(ALICE).clicks(card(), 'Assign to me'), person(ALICE).clicks(card(), 'Assign to me')]);
  await at.settled();
  expect(await activities()).toBe(1);
  expect(at.heard(ALICE).filter((text) => /already/i.test(text))).toHaveLength(1);
});

describe('after a crash', () => {
  async function crashedBefore(body: unknown, key: string): Promise<void> {
    const receivedAt = at.deps.clock.now();
    await at.deps.db.write((tx) =>
      tx.inboundRequest.create({ data: { key, body: JSON.stringify(body), state: 'open', receivedAt } }),
    );
  }
  const commandBody = async () => {
    await person(BOB).runs(ALERTS, '/assign help');
    await at.settled();
    return { ...(newest('command')?.payload as object), text: 'CHECKOUT-1 @carol', trigger_id: 'crashed' };
  };

  test('what was taken and not carried out is carried out at the next start, once', async () => {
    await crashedBefore(await commandBody(), 'command:crashed');
    await settledWithNewEdge();
    expect(await activities()).toBe(1);
    await settledWithNewEdge();
    expect(await activities()).toBe(1);
    expect(await analytics()).toBe(1);
    expect((await requests()).every(({ state }) => state === 'done')).toBe(true);
    expect(at.heard(BOB).filter((text) => /carol/i.test(text))).toHaveLength(1);
  });

  test('what was committed is not carried out again, for the change closes the request', async () => {
    await person(ALICE).clicks(card(), 'Assign to me');
    await at.settled();
    const [request] = await requests();
    expect(request?.state).toBe('done');
    await settledWithNewEdge();
    expect(await analytics()).toBe(1);
    expect(at.heard(ALICE)).toHaveLength(1);
  });

  test('a click of long ago is not carried out any more', async () => {
    await crashedBefore(await commandBody(), 'command:crashed');
    at.deps.clock.advance(31 * 60_000);
    await settledWithNewEdge();
    expect(await activities()).toBe(0);
  });

  test('a body that cannot be read stops nothing', async () => {
    await crashedBefore({ type: 'block_actions', nonsense: true }, 'action:nonsense');
    await crashedBefore(await commandBody(), 'command:crashed');
    await settledWithNewEdge();
    expect(await activities()).toBe(1);
    expect((await requests()).every(({ state }) => state === 'done')).toBe(true);
  });
});

describe('while the database is locked', () => {
  test('a command and a click are acknowledged in time, told of, and never done later', async () => {
    const lock = lockDatabase();
    const started = performance.now();
    expect(await person(ALICE).runs(ALERTS, '/assign CHECKOUT-1 me')).toEqual({ ok: true });
    expect(await person(BOB).clicks(card(), 'Assign to me')).toEqual({ ok: true });
    await at.local.control.waitFor(() => at.heard(BOB).length > 0, 'the sentence');
    expect(performance.now() - started).toBeLessThan(2 * 3_000);
    expect(at.heard(ALICE).join()).toContain('The database is busy. Nothing was changed');
    expect(at.heard(BOB).join()).toContain('The database is busy. Nothing was changed');
    lock.release();
    await at.deps.db.write(async () => undefined);
    await at.settled();
    await settledWithNewEdge();
    expect(await activities()).toBe(0);
  });

  test('a form stays open with the sentence at its first field', async () => {
    await person(ALICE).clicks(card(), 'Archive…');
    await at.settled();
    const lock = lockDatabase();
    const answer = await person(ALICE).submits('archive_modal', { modal_archive_for: 'Forever' });
    expect(JSON.stringify(answer)).toContain('The database is busy');
    lock.release();
    await at.deps.db.write(async () => undefined);
    expect(await person(ALICE).submits('archive_modal', { modal_archive_for: 'Forever' })).toEqual({ ok: true });
    await at.settled();
    expect(await activities()).toBe(1);
  });

  test('an event is not acknowledged, so that Slack sends it again', async () => {
    const lock = lockDatabase();
    at.local.control.updateUser(BOB, { displayName: 'Robert' });
    const refused = () => at.local.control.deliveries().some(({ kind, status }) => kind === 'event' && status === 500);
    await at.local.control.waitFor(refused, 'the refused event');
    lock.release();
  });
});

describe('over HTTP', () => {
  const body = 'payload=%7B%22type%22%3A%22block_actions%22%7D';
  const post = (headers: Record<string, string>, text = body) =>
    fetch(at.url, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const signed = (seconds: number, text = body, secret = SIGNING_SECRET) => ({
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${text}`).digest('hex')}`,
  });
  const now = () => Math.floor(Date.now() / 1000);

  afterEach(async () => {
    expect(await requests()).toEqual([]);
  });

  test.each<[what: string, headers: () => Record<string, string>]>([
    ['no signature', () => ({})],
    ['a forged signature', () => signed(now(), body, 'not the secret')],
    ['the signature of another body', () => signed(now(), 'payload=%7B%7D')],
    ['a stale signature', () => signed(now() - 301)],
    ['no timestamp', () => ({ 'x-slack-signature': signed(now())['x-slack-signature'] })],
  ])('%s is refused', async (_, headers) => {
    expect((await post(headers())).status).toBe(401);
  });

  test('a body that is too large, of the wrong kind or unreadable is refused', async () => {
    expect((await post({}, 'x'.repeat(1_100_000))).status).toBe(413);
    expect((await post(signed(now(), 'payload=nonsense'), 'payload=nonsense')).status).toBe(400);
    expect((await fetch(at.url)).status).toBe(405);
  });

  test('Slack’s check of the address is answered', async () => {
    expect(await at.local.control.verifiesUrl()).toBe(true);
  });
});

test('over a socket the same things work', async () => {
  await closeAll();
  at = await startEdge('socket');
  await person(ALICE).runs(ALERTS, '/assign CHECKOUT-1 @bob');
  await person(BOB).clicks(card(), 'Resolve');
  await at.settled();
  expect(await at.deps.db.read.assignee.count()).toBe(1);
  expect(await activities()).toBe(2);
  expect(at.local.control.problems()).toEqual([]);
});

test('when nothing can be sent, nothing is lost: the answer comes when Slack is back', async () => {
  at.local.control.faults.next('response_url', { kind: '429', retryAfter: 1 });
  await person(ALICE).clicks(card(), 'Assign to me');
  await at.settled();
  expect(await activities()).toBe(1);
  at.deps.clock.advance(5_000);
  const worker = startWorker(at.deps, {
    messenger: createMessenger({ client: at.edge.client, log: at.deps.log, clock: at.deps.clock }),
  });
  closeAfterTest({ close: () => worker.stop() });
  await worker.idle();
  expect(at.heard(ALICE)).toHaveLength(1);
});

test('a request during which the process died again and again is given up, with a log line', async () => {
  const body = {
    type: 'block_actions',
    trigger_id: 'poison',
    team: { id: 'T0ACME001' },
    user: { id: ALICE },
    actions: [],
  };
  const receivedAt = at.deps.clock.now();
  await at.deps.db.write((tx) =>
    tx.inboundRequest.createMany({
      data: [
        { key: 'poison', body: JSON.stringify(body), state: 'open', receivedAt, replays: 3 },
        {
          key: 'unlucky',
          body: JSON.stringify({ ...body, trigger_id: 'unlucky' }),
          state: 'open',
          receivedAt,
          replays: 2,
        },
      ],
    }),
  );

  await settledWithNewEdge();

  const rows = await at.deps.db.read.inboundRequest.findMany({
    where: { key: { in: ['poison', 'unlucky'] } },
    orderBy: { key: 'asc' },
  });
  expect(rows).toMatchObject([
    { key: 'poison', state: 'done', replays: 3 },
    { key: 'unlucky', state: 'done', replays: 3 },
  ]);
  expect(at.deps.log.lines.filter(({ message }) => message.includes('given up'))).toMatchObject([
    { fields: { key: 'poison' } },
  ]);
});
