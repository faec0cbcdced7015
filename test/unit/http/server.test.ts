import http from 'node:http';
import { intakeFixture, send, type IntakeFixture } from '../../support/intake-fixture';

let intake: IntakeFixture | null = null;
afterEach(async () => {
  await intake?.cleanup();
  intake = null;
});

test('health says that the process answers', async () => {
  intake = await intakeFixture();
  expect(await send(`${intake.origin}/health`, { method: 'GET' })).toMatchObject({
    status: 200,
    body: { status: 'ok' },
  });
});

test.each([
  ['works', { database: true, cache: true }, 200],
  ['fails', { database: true, cache: false }, 503],
])('ready names each part and is right when one %s', async (_name, parts, status) => {
  intake = await intakeFixture({ readiness: () => Promise.resolve(parts) });
  expect(await send(`${intake.origin}/ready`, { method: 'GET' })).toMatchObject({
    status,
    body: { ready: status === 200, parts },
  });
});

test('a defect answers with a reference that the log has too, and with nothing else', async () => {
  intake = await intakeFixture({ readiness: () => Promise.reject(new Error('secret detail')) });
  const answer = await send(`${intake.origin}/ready`, { method: 'GET' });
  const { detail } = answer.body as { detail: string };
  const [line] = intake.deps.log.lines;
  expect(answer.status).toBe(500);
  expect(detail).toMatch(/^That failed on our side, ref [0-9a-f]{4}\.$/);
  expect(line).toMatchObject({ level: 'error', fields: { ref: detail.slice(-5, -1) } });
  expect(JSON.stringify([answer, line])).not.toContain('secret detail');
});

test('unknown addresses are 404 and wrong methods 405, both as JSON', async () => {
  intake = await intakeFixture();
  expect(await send(`${intake.origin}/nothing`, { method: 'GET' })).toMatchObject({
    status: 404,
    body: { detail: expect.any(String) as unknown },
  });
  expect(await send(`${intake.origin}/health`)).toMatchObject({ status: 405, headers: { allow: 'GET' } });
});

test("Slack's deliveries reach its listener with their bytes untouched, and only they", async () => {
  const bodies: string[] = [];
  const slackListener = (request: http.IncomingMessage, response: http.ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      response.end('{"slack":true}');
    });
  };
  intake = await intakeFixture({ slackListener });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await send(`${intake.origin}/slack/events?x=1`, { headers, body: 'command=%2Fassign&text=a+b' });
  expect(answer.body).toEqual({ slack: true });
  expect(bodies).toEqual(['command=%2Fassign&text=a+b']);
  expect((await send(`${intake.origin}/slack/eventsish`)).status).toBe(404);
});

test('in Socket Mode the address of Slack does not exist', async () => {
  intake = await intakeFixture();
  expect((await send(`${intake.origin}/slack/events`)).status).toBe(404);
});

test('closing lets a request in hand finish, ends idle connections, and takes no new ones', async () => {
  let release = () => undefined as void;
  let arrived = () => undefined as void;
  const inHand = new Promise<void>((resolve) => (arrived = resolve));
  const readiness = () => {
    arrived();
    return new Promise<Record<string, boolean>>((resolve) => (release = () => resolve({ database: true })));
  };
  const fixture = await intakeFixture({ readiness });
  const agent = new http.Agent({ keepAlive: true });
  await send(`${fixture.origin}/health`, { method: 'GET', agent });
  const slow = send(`${fixture.origin}/ready`, { method: 'GET' });
  await inHand;
  const closed = fixture.cleanup();
  release();
  expect((await slow).status).toBe(200);
  await closed;
  await expect(send(`${fixture.origin}/health`, { method: 'GET', agent: new http.Agent() })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  agent.destroy();
});
