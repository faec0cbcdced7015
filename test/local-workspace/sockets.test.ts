import { WebSocket } from 'ws';
import type { LocalWorkspace } from '../../src/local-workspace/start';
import { APP_TOKEN, call, closeAfterTest, closeAll, handClock, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';

interface Envelope {
  type: string;
  envelope_id: string;
  payload: Record<string, unknown>;
  retry_attempt?: number;
  reason?: string;
}

interface Client {
  socket: WebSocket;
  seen: Envelope[];
  next(): Promise<Envelope>;
  ack(envelope: Envelope, payload?: object): void;
}

async function ticketUrl(local: LocalWorkspace): Promise<string> {
  return (await call(local, 'apps.connections.open', {}, APP_TOKEN)).url as string;
}

async function connect(url: string): Promise<Client> {
  const socket = new WebSocket(url);
  const seen: Envelope[] = [];
  const waiting: ((envelope: Envelope) => void)[] = [];
  const unread: Envelope[] = [];
  socket.on('message', (data: Buffer) => {
    const envelope = JSON.parse(data.toString()) as Envelope;
    seen.push(envelope);
    const reader = waiting.shift();
    if (reader) reader(envelope);
    else unread.push(envelope);
  });
  closeAfterTest({ close: () => Promise.resolve(socket.terminate()) });
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    socket,
    seen,
    next: () =>
      new Promise((resolve) => {
        const envelope = unread.shift();
        if (envelope) resolve(envelope);
        else waiting.push(resolve);
      }),
    ack: (envelope, payload) => socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload })),
  };
}

test('a connection starts with hello, and its ticket works once', async () => {
  const local = await workspace({ delivery: { mode: 'socket' } });
  const url = await ticketUrl(local);
  const client = await connect(url);
  expect(await client.next()).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: 'A0DIBS0001' },
  });
  await expect(connect(url)).rejects.toThrow('404');
});

test('only the app token may connect, and a ticket expires', async () => {
  const clock = handClock();
  const local = await workspace({ delivery: { mode: 'socket' }, clock: clock.now });
  expect(await call(local, 'apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
  const url = await ticketUrl(local);
  clock.advance(30_001);
  await expect(connect(url)).rejects.toThrow('404');
});

test('an eleventh connection is refused', async () => {
  const local = await workspace({ delivery: { mode: 'socket' } });
  for (let count = 0; count < 10; count += 1) await connect(await ticketUrl(local));
  expect(await call(local, 'apps.connections.open', {}, APP_TOKEN)).toMatchObject({ error: 'too_many_websockets' });
});

test('a command is an envelope, and what its acknowledgement carries is shown', async () => {
  const local = await workspace({ delivery: { mode: 'socket' } });
  const client = await connect(await ticketUrl(local));
  await client.next();
  const run = local.control.as(BOB).runs('#alerts', '/assign CHECKOUT-1 me');
  const envelope = await client.next();
  expect(envelope).toMatchObject({
    type: 'slash_commands',
    accepts_response_payload: true,
    payload: { command: '/assign', text: 'CHECKOUT-1 me', user_id: BOB },
  });
  client.ack(envelope, { text: 'Yours' });
  expect(await run).toEqual({ ok: true });
  expect(local.control.ephemerals(BOB)).toMatchObject([{ text: 'Yours' }]);
});

test('each payload goes to one connection', async () => {
  const local = await workspace({ delivery: { mode: 'socket' }, ackTimeout: 30 });
  const clients = [await connect(await ticketUrl(local)), await connect(await ticketUrl(local))];
  await Promise.all(clients.map((client) => client.next()));
  for (let count = 0; count < 4; count += 1) await local.control.as(BOB).runs('#alerts', '/assign me');
  expect(clients.map((client) => client.seen.length - 1)).toEqual([2, 2]);
});

test('an event without an acknowledgement comes again, counted', async () => {
  const local = await workspace({ delivery: { mode: 'socket' }, ackTimeout: 30 });
  const client = await connect(await ticketUrl(local));
  await client.next();
  local.control.as(BOB).opensHome();
  const first = await client.next();
  const again = await client.next();
  expect(first).toMatchObject({
    type: 'events_api',
    retry_attempt: 0,
    payload: { event: { type: 'app_home_opened' } },
  });
  expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'http_timeout', payload: first.payload });
  client.ack(again);
});

test('without a connection a person is told at once', async () => {
  const local = await workspace({ delivery: { mode: 'socket' } });
  expect((await local.control.as(BOB).runs('#alerts', '/assign me')).error).toContain('could not be reached');
});

test('a refresh asks the app to come back', async () => {
  const local = await workspace({ delivery: { mode: 'socket' } });
  const client = await connect(await ticketUrl(local));
  await client.next();
  local.control.refreshSockets();
  expect(await client.next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
});
