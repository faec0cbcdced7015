import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ALICE, messageText } from '../support/together';
import { startKillable, type Killable } from '../support/killable';
import { eventually, reads } from '../support/story';

/** Dibs meets a workspace for the first time: real settings, an empty database, the built program. */
jest.setTimeout(60_000);
const ROOT = path.resolve(__dirname, '../..');

describe('with an alert channel', () => {
  let k: Killable;
  beforeAll(async () => {
    k = await startKillable('socket');
    await k.start();
  });
  afterAll(async () => {
    expect(k.slack.problems()).toEqual([]);
    await k.close();
  });

  const welcomes = () => k.slack.messages('#alerts').filter((one) => messageText(one).includes('Dibs is ready'));
  const welcome = async () => messageText(await k.slack.waitFor(() => welcomes()[0], 'the welcome message'));
  const dsn = async () => /https?:\/\/\w+@\S+\/\d+/.exec(await welcome())?.[0] ?? '';

  test('it greets the channel with a DSN, three lines to try it with, and what to type next', async () => {
    const text = await welcome();
    expect(await dsn()).toMatch(/^http:\/\/[0-9a-f]{32}@127\.0\.0\.1:\d+\/\d{16}$/);
    const snippet = /```\n(const Sentry[^]*?)\n```/.exec(text)?.[1] ?? '';
    expect(snippet.split('\n')).toHaveLength(3);
    expect(text).toContain('/assign MY-APP-1 me');
    expect(text).toContain('/assign list none');
  });

  test('everybody is mirrored, and there is one project', async () => {
    await welcome();
    expect(k.rows(`SELECT "handle" FROM "User" WHERE "kind" = 'member'`)).toHaveLength(8);
    expect(k.rows('SELECT "slug", "name" FROM "Project"')).toEqual([{ slug: 'my-app', name: 'my-app' }]);
  });

  test('the three lines, run as they stand, make a card appear in that channel', async () => {
    const snippet = /```\n(const Sentry[^]*?)\n```/.exec(await welcome())?.[1] ?? '';
    // The channel shows it with Slack's entities; whoever copies it gets the characters.
    const code = snippet
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replace(/:0\//, `:${k.port}/`);
    const file = path.join(ROOT, `.first-error-${process.pid}.cjs`); // Beside node_modules, where the SDK is.
    writeFileSync(file, code);
    try {
      const child = spawn(process.execPath, [file], { cwd: ROOT, stdio: 'ignore' });
      await new Promise((resolve) => child.once('close', resolve));
    } finally {
      rmSync(file);
    }
    const card = await k.slack.waitFor(
      () => k.slack.messages('#alerts').find((one) => messageText(one).includes('MY-APP-1')),
      'the card',
      10_000,
    );
    expect(messageText(card)).toContain('Hello from my-app');
    expect(await reads(k.slack, ALICE, (alice) => alice.runs('#alerts', '/assign MY-APP-1 me'))).toContain('MY-APP-1');
  });

  test('it does so once, ever: restarts, a kill and an emptied channel bring no second one', async () => {
    await k.settled();
    for (const end of ['SIGTERM', 'SIGKILL'] as const) {
      k.program().signal(end);
      await k.program().ended;
      await k.start();
      await k.settled();
    }
    expect(welcomes()).toHaveLength(1);
    expect(
      k.slack.calls('chat.postMessage').filter(({ args }) => String(args.text).includes('Dibs is ready')),
    ).toHaveLength(1);
    expect(k.rows('SELECT "slug" FROM "Project"')).toHaveLength(1);
  });
});

test('killed while it greets, it greets once all the same', async () => {
  const k = await startKillable('http');
  try {
    const dead = k.killAtCall('chat.postMessage', 'ok');
    await k.start().catch(() => undefined); // It may die before it was seen ready.
    await dead;
    await k.start();
    await k.settled();
    expect(k.slack.messages('#alerts')).toHaveLength(1);
    expect(k.rows('SELECT "slug" FROM "Project"')).toHaveLength(1);
  } finally {
    await k.close();
  }
});

test('without an alert channel it makes the project, greets nobody, and says so in the log', async () => {
  const k = await startKillable('http', { DIBS_ALERT_CHANNEL: '' });
  try {
    await k.start();
    const told = () =>
      k
        .program()
        .log()
        .some(({ msg }) => msg.includes('DIBS_ALERT_CHANNEL is not set'));
    await eventually(told, 'the log to say so');
    k.program().signal('SIGTERM');
    await k.program().ended;
    await k.start();
    await eventually(told, 'the log to say so again');
    await k.settled();
    expect(k.slack.calls('chat.postMessage')).toEqual([]);
    expect(k.rows('SELECT "slug" FROM "Project"')).toEqual([{ slug: 'my-app' }]);
  } finally {
    await k.close();
  }
});
