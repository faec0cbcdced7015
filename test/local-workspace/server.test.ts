import { request, type IncomingMessage } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Boot, History, StreamEvent } from '../../src/local-workspace/page-api';
import type { LocalWorkspace } from '../../src/local-workspace/start';
import { farSide } from '../support/workspace-far-side';
import { call, closeAfterTest, closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';
const ALERTS = 'C0ALERTS1';

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'workspace-'));
  closeAfterTest({ close: () => Promise.resolve(rmSync(made, { recursive: true })) });
  return made;
}

/** The status of a request with headers that `fetch` would not send. */
function statusOf(local: LocalWorkspace, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: local.port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

async function send(
  local: LocalWorkspace,
  path: string,
  body: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(local.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('Only this machine', () => {
  test.each<[string, (port: number) => Record<string, string>, number]>([
    ['127.0.0.1', (port) => ({ Host: `127.0.0.1:${port}` }), 200],
    ['localhost and its own page', (port) => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` }), 200],
    ['a foreign name', (port) => ({ Host: `evil.example:${port}` }), 403],
    ['another port', () => ({ Host: '127.0.0.1:1' }), 403],
    ['a foreign page', (port) => ({ Host: `127.0.0.1:${port}`, Origin: 'https://evil.example' }), 403],
    ['a page without an origin', (port) => ({ Host: `127.0.0.1:${port}`, Origin: 'null' }), 403],
  ])('%s', async (_, headers, status) => {
    const local = await workspace();
    expect(await statusOf(local, '/client/boot', headers(local.port))).toBe(status);
  });

  test('a body of more than 1 MB is refused', async () => {
    const local = await workspace();
    const body = JSON.stringify({ text: 'x'.repeat(1_000_001) });
    const status = await fetch(`${local.apiUrl}chat.postMessage`, { method: 'POST', body }).then(
      (response) => response.status,
      () => 413, // The connection may be cut before the answer is read.
    );
    expect(status).toBe(413);
  });
});

describe('Faults', () => {
  test('a 429 names the seconds to wait, and only the planned calls are disturbed', async () => {
    const local = await workspace();
    local.control.faults.next('auth.test', { kind: '429', retryAfter: 7 }, 2);
    for (let count = 0; count < 2; count += 1) {
      const response = await fetch(`${local.apiUrl}auth.test`, { method: 'POST' });
      expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
      expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
    }
    expect(await call(local, 'auth.test')).toMatchObject({ ok: true, user_id: 'U0DIBSBOT' });
  });

  test('a 500, a drop before and a drop after the work', async () => {
    const local = await workspace();
    const post = (): Promise<unknown> => call(local, 'chat.postMessage', { channel: ALERTS, text: 'x' });
    local.control.faults.next('chat.postMessage', { kind: '500' });
    await expect(post()).rejects.toThrow();
    local.control.faults.next('*', { kind: 'drop' });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(local.control.messages('#alerts')).toHaveLength(0);
    local.control.faults.next('*', { kind: 'drop_after' });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(local.control.messages('#alerts')).toHaveLength(1);
    expect(local.control.calls().map((one) => one.outcome)).toEqual(['500', 'drop', 'drop_after']);
  });

  test('a hanging call never answers', async () => {
    const local = await workspace();
    local.control.faults.next('auth.test', { kind: 'hang' });
    const calling = fetch(`${local.apiUrl}auth.test`, { method: 'POST', signal: AbortSignal.timeout(100) });
    await expect(calling).rejects.toThrow('timeout');
  });

  test('the same control works from another process', async () => {
    const local = await workspace();
    await send(local, 'control/faults/next', { method: 'auth.test', fault: { kind: '500' } });
    expect((await fetch(`${local.apiUrl}auth.test`, { method: 'POST' })).status).toBe(500);
    await send(local, 'control/users/update', { id: BOB, change: { deleted: true } });
    expect(await call(local, 'users.info', { user: BOB })).toMatchObject({ user: { deleted: true } });
    expect(await send(local, 'control/runs', { user: 'U0NOBODY1' })).toMatchObject({ status: 400 });
    expect(await send(local, 'control/nothing', {})).toMatchObject({ status: 404 });
  });
});

describe('The page', () => {
  test('boots as a person, shows history and threads, and hides what is for others', async () => {
    const local = await workspace();
    const { ts } = await call(local, 'chat.postMessage', { channel: ALERTS, text: 'Card' });
    await call(local, 'chat.postMessage', { channel: ALERTS, text: 'Line', thread_ts: ts });
    await call(local, 'chat.postEphemeral', { channel: ALERTS, user: BOB, text: 'Only Bob' });
    const get = async <T>(path: string): Promise<T> => (await (await fetch(local.url + path)).json()) as T;
    const boot = await get<Boot>(`client/boot?as=${BOB}`);
    expect(boot).toMatchObject({ me: BOB, workspace: { name: 'Acme' }, bot: { userId: 'U0DIBSBOT' } });
    expect(boot.channels.map((one) => one.name)).toContain('alerts');
    const texts = async (as: string): Promise<string[]> =>
      (await get<History>(`client/history?as=${as}&channel=${ALERTS}`)).messages.map((one) => one.text);
    expect(await texts(BOB)).toEqual(['Card', 'Only Bob']);
    expect(await texts('U0CAROL01')).toEqual(['Card']);
    const thread = await get<History>(`client/thread?as=${BOB}&channel=${ALERTS}&ts=${String(ts)}`);
    expect(thread.messages.map((one) => one.text)).toEqual(['Card', 'Line']);
    expect(await send(local, 'client/message', { as: 'U0HAL0001', channel: ALERTS, text: 'x' })).toMatchObject({
      status: 400,
    });
  });

  test('a click is checked against what is there now', async () => {
    const app = await farSide();
    const local = await workspace({ delivery: { mode: 'http', url: app.url } });
    const button = { type: 'button', action_id: 'take', text: { type: 'plain_text', text: 'Take' }, value: 'v1:1' };
    const blocks = [{ type: 'actions', block_id: 'b', elements: [button] }];
    const { ts } = await call(local, 'chat.postMessage', { channel: ALERTS, text: 'Card', blocks });
    const click = (actionId: string): Promise<{ body: Record<string, unknown> }> =>
      send(local, 'client/action', {
        as: BOB,
        container: { type: 'message', channel: ALERTS, ts },
        action: { type: 'button', action_id: actionId, block_id: 'b', value: 'v1:999' },
      });
    expect((await click('take')).body).toEqual({ ok: true });
    expect(app.received[0]?.fields.payload).toMatchObject({ actions: [{ value: 'v1:1' }] });
    expect((await click('gone')).body).toMatchObject({ ok: false });
  });

  test('the stream tells of messages, and of what is read', async () => {
    const local = await workspace();
    const response = await fetch(`${local.url}client/stream?as=${BOB}`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    await call(local, 'chat.postMessage', { channel: ALERTS, text: 'Card' });
    let text = '';
    while (!text.includes('"channels"')) text += (await reader?.read())?.value ?? '';
    const events = [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? '') as StreamEvent);
    expect(events[0]).toMatchObject({ type: 'message', message: { text: 'Card' } });
    const [, badges] = events;
    const unread = badges?.type === 'channels' ? badges.channels.find((one) => one.id === ALERTS)?.unread : null;
    expect(unread).toBe(1);
    await reader?.cancel();
  });

  test('badges count up to 100', async () => {
    const local = await workspace();
    const badge = async () => {
      const boot = (await (await fetch(`${local.url}client/boot?as=${BOB}`)).json()) as Boot;
      return boot.channels.find((one) => one.id === ALERTS)?.unread;
    };
    for (let count = 0; count < 99; count += 1) local.control.as('U0CAROL01').says('#alerts', 'Hello');
    local.control.as(BOB).says('#alerts', 'Mine');
    expect(await badge()).toBe(99);
    for (let count = 0; count < 9; count += 1) local.control.as('U0CAROL01').says('#alerts', 'Hello');
    expect(await badge()).toBe(100);
  });

  test('a page that takes nothing any more is cut off', async () => {
    const local = await workspace();
    const stalled = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ host: '127.0.0.1', port: local.port, path: `/client/stream?as=${BOB}` }, resolve)
        .on('error', reject)
        .end();
    });
    const cut = new Promise<void>((resolve) => stalled.on('error', () => undefined).once('close', resolve));
    const text = 'x'.repeat(39_000);
    for (let posts = 0; posts < 200; posts += 1) local.control.as('U0CAROL01').says('#alerts', text);
    stalled.resume();
    await cut;
  });

  test('its files come with a strict policy, and nothing outside its folder does', async () => {
    const pageDir = directory();
    writeFileSync(join(pageDir, 'index.html'), '<p>page</p>');
    const local = await workspace({ pageDir });
    const response = await fetch(`${local.url}?as=${BOB}`);
    expect(await response.text()).toBe('<p>page</p>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await statusOf(local, '/..%2f..%2fetc/hosts.js', { Host: `127.0.0.1:${local.port}` })).toBe(404);
  });
});

describe('State', () => {
  test('survives a restart, also one in the middle of a write', async () => {
    const file = join(directory(), 'workspace.jsonl');
    const app = await farSide();
    const first = await workspace({ file, delivery: { mode: 'http', url: app.url } });
    const { ts } = await call(first, 'chat.postMessage', { channel: ALERTS, text: 'Card' });
    await first.control.as(BOB).runs('#alerts', '/assign me');
    const responsePath = new URL(String(app.received[0]?.fields.response_url)).pathname.slice(1);
    first.control.updateUser(BOB, { displayName: 'Bobby' });
    // What a killed process leaves: everything it answered for, and half a line.
    const left = `${readFileSync(file, 'utf8')}{"c":"messages","k":"C0`;
    await first.close();
    writeFileSync(file, left);

    const second = await workspace({ file });
    expect(second.control.messages('#alerts')).toMatchObject([{ ts, text: 'Card' }]);
    expect(second.control.user(BOB)).toMatchObject({ displayName: 'Bobby' });
    expect(await send(second, responsePath, { text: 'Late answer' })).toMatchObject({ status: 200 });
    const next = await call(second, 'chat.postMessage', { channel: ALERTS, text: 'Newer' });
    expect(Number(next.ts)).toBeGreaterThan(Number(ts));
  });

  test('keeps events for an app that was away over the restart', async () => {
    const file = join(directory(), 'workspace.jsonl');
    const first = await workspace({ file });
    first.control.as(BOB).opensHome();
    await first.control.runDueEvents();
    await first.close();
    const app = await farSide();
    const later = (): number => Date.now() + 60_000;
    const second = await workspace({ file, delivery: { mode: 'http', url: app.url }, clock: later });
    await second.control.waitFor(
      () => app.received.length === 1 && second.control.deliveries()[0]?.status === 200,
      'the event',
    );
    expect(app.received[0]?.headers['x-slack-retry-num']).toBe('2');
  });
});
