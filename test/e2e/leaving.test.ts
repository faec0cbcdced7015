import { ALICE, messageText } from '../support/together';
import { startKillable, type Killable } from '../support/killable';
import { startProgram } from '../support/program';
import { eventually, postEvent } from '../support/story';

/** The built program from the outside: how it starts, says how it is, and ends. */
jest.setTimeout(60_000);
let k: Killable;
let project: { id: string; publicKey: string };

beforeAll(async () => {
  k = await startKillable('http');
  await k.start();
  await k.slack.waitFor(() => k.slack.messages('#alerts')[0], 'the welcome message');
  const [row] = k.rows<typeof project>(
    `SELECT CAST(p."id" AS TEXT) AS id, k."publicKey" FROM "Project" p JOIN "ProjectKey" k ON k."projectId" = p."id"`,
  );
  project = row ?? { id: '', publicKey: '' };
});
afterAll(() => k.close());

const get = (path: string) => fetch(`http://127.0.0.1:${k.port}${path}`);
const card = (text: string) => k.slack.messages('#alerts').find((one) => messageText(one).includes(text));
/** With the same database, the same workspace and a port of its own. */
const another = (settings: Record<string, string> = {}) => startProgram({ ...k.settings, PORT: '0', ...settings });

test('/health says that it lives, /ready that all its parts work', async () => {
  const health = await get('/health');
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  const ready = await get('/ready');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    ready: true,
    parts: { database: true, cache: true, slack: true, migrations: true },
  });
});

test('a second process on the same database is refused with one sentence', async () => {
  const second = another();
  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.errors().trim()).toBe(
    `Another Dibs is running on ${k.databaseFile}. One process at a time works on a database.`,
  );
  expect((await get('/health')).status).toBe(200);
});

test('every fault of the settings is listed together, and nothing starts', async () => {
  const faulty = startProgram({
    PORT: 'many',
    DATABASE_URL: 'mysql://x',
    SLACK_BOT_TOKEN: 'token',
    DIBS_ALERT_CHANNEL: '#alerts',
    DIBS_COLOUR: 'blue',
  });
  expect(await faulty.ended).toEqual({ code: 1, signal: null });
  const said = faulty.errors();
  expect(said).toContain('The settings cannot be used:');
  for (const name of [
    'PORT',
    'DATABASE_URL',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'DIBS_ALERT_CHANNEL',
    'DIBS_COLOUR',
  ]) {
    expect(said).toMatch(new RegExp(`^  - .*${name}`, 'm'));
  }
  expect(said).not.toMatch(/^\s+at /m);
});

test('an --env-file that is not there is a fault as well', async () => {
  const program = startProgram({}, ['--env-file', '/nowhere/dibs.env']);
  // Node itself looks for that option first, and ends with a code of its own.
  expect([1, 9]).toContain((await program.ended).code);
  expect(program.errors()).toMatch(/\/nowhere\/dibs\.env/);
});

test('what a person began is finished when it is told to end, within 10 s and with exit code 0', async () => {
  await postEvent(k.port, project, { message: 'last words' });
  await k.slack.waitFor(() => card('last words'), 'the card');
  // Slack takes its time with the answer, and the program is told to end in the middle of it.
  const before = k.slack.calls().length;
  const ending = k.slack.waitFor(() => {
    if (
      !k.slack
        .calls()
        .slice(before)
        .some(({ method }) => method === 'response_url')
    )
      return false;
    k.program().signal('SIGTERM');
    return true;
  }, 'the answer');
  const told = performance.now();
  expect((await k.slack.as(ALICE).clicks(card('last words')!, 'Assign to me')).ok).toBe(true);
  await ending;
  expect(await k.program().ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - told).toBeLessThan(10_000);
  expect(k.rows(`SELECT 1 FROM "InboundRequest" WHERE "state" = 'open'`)).toEqual([]);
  expect(k.rows(`SELECT 1 FROM "Job" WHERE "state" = 'running'`)).toEqual([]);
  expect(
    k
      .program()
      .log()
      .map(({ msg }) => msg),
  ).toContain('stopped');
  expect(k.slack.ephemerals(ALICE).map(messageText).join()).toContain('is yours now');
});

test('what it left for later is done after the next start', async () => {
  await k.start();
  await k.settled();
  expect(messageText(card('last words')!)).toContain('Taken by *Alice Nguyen*');
  expect(k.slack.thread('#alerts', card('last words')!.ts).slice(1)).toHaveLength(1);
  expect(k.slack.ephemerals(ALICE)).toHaveLength(1);
});

test('SIGINT ends it as well, also while Slack hangs', async () => {
  k.slack.faults.next('*', { kind: 'hang' }, 50);
  await k.slack.as(ALICE).clicks(card('last words')!, 'Resolve');
  await k.slack.waitFor(() => k.slack.calls().at(-1)?.outcome === 'hang', 'a call that hangs');
  const told = performance.now();
  k.program().signal('SIGINT');
  expect(await k.program().ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - told).toBeLessThan(10_000);
  k.slack.faults.clear();
});

test('while Slack is down it starts, takes events, names Slack as what is missing, and catches up by itself', async () => {
  k.slack.faults.next('*', { kind: '500' }, 1_000);
  const starting = another();
  const port = await starting.port;
  const ready = await fetch(`http://127.0.0.1:${port}/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({
    ready: false,
    parts: { database: true, cache: true, slack: false, migrations: true },
  });
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  expect((await postEvent(port, project, { message: 'unheard', type: 'Quiet' })).status).toBe(200);
  expect(card('unheard')).toBeUndefined();
  k.slack.faults.clear();
  await eventually(
    async () => (await fetch(`http://127.0.0.1:${port}/ready`)).status === 200,
    'Slack to be noticed',
    15_000,
  );
  await k.slack.waitFor(() => card('unheard'), 'the card');
  starting.signal('SIGTERM');
  expect(await starting.ended).toEqual({ code: 0, signal: null });
});
