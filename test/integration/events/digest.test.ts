import { createAcceptor } from '../../../src/events/accept-events';
import { digestEvents } from '../../../src/events/digest-events';
import { startDigester } from '../../../src/events/digester';
import { unavailable } from '../../../src/platform/errors';
import type { Organization } from '../../../src/organizations/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeProject } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let organization: Organization;
let project: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  organization = await makeOrganization(deps);
  project = await makeProject(deps, organization, 'checkout', { channels: ['C0ONE', 'C0TWO'] });
});
afterEach(() => cleanup());

let counter = 0;
const nextId = () => (++counter).toString(16).padStart(32, '0');

/** Accepts events as they are, without digesting them. */
async function accept(bodies: readonly (object | Buffer)[], to: Project = project): Promise<void> {
  const acceptEvents = createAcceptor(deps, { nudge: () => undefined });
  const events = bodies.map((body) => ({
    eventId: nextId(),
    body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
  }));
  await acceptEvents(to.id, events);
}

async function digestAll(): Promise<void> {
  while ((await digestEvents(deps)) > 0);
}

const happen = async (...bodies: (object | Buffer)[]) => {
  await accept(bodies);
  await digestAll();
};
const issues = () => deps.db.read.issue.findMany({ orderBy: { id: 'asc' } });
const jobs = () => deps.db.read.job.findMany({ orderBy: { id: 'asc' } });
const activities = async () =>
  (await deps.db.read.activity.findMany({ orderBy: { id: 'asc' } })).map((row) => row.type);
const cards = () => deps.db.read.card.findMany({ orderBy: { id: 'asc' } });
const patchIssues = (data: object) => deps.db.write((tx) => tx.issue.updateMany({ data }));
const busy = () => unavailable('database_busy', 'The database is busy.');
const forgetJobs = () => deps.db.write((tx) => tx.job.deleteMany());

const boom = (type = 'TypeError', more: object = {}) => ({
  exception: {
    values: [
      { type, value: 'x is undefined', stacktrace: { frames: [{ module: 'cart', function: 'total', in_app: true }] } },
    ],
  },
  ...more,
});

describe('the first event of its kind', () => {
  test('makes an issue that tells what happened', async () => {
    const receivedAt = deps.clock.now();
    await happen(
      boom('TypeError', {
        level: 'fatal',
        platform: 'node',
        release: 'shop@1.2.0',
        environment: 'prod',
        tags: { region: 'eu' },
        user: { id: 7 },
        request: { url: 'https://u:p@shop.example/pay?card=1' },
      }),
    );
    expect(await issues()).toEqual([
      expect.objectContaining({
        projectId: BigInt(project.id),
        number: 1,
        title: 'TypeError: x is undefined',
        culprit: 'cart in total',
        message: 'x is undefined',
        level: 'fatal',
        platform: 'node',
        url: 'https://shop.example/pay',
        tags: JSON.stringify([
          ['environment', 'prod'],
          ['release', 'shop@1.2.0'],
          ['region', 'eu'],
        ]),
        release: 'shop@1.2.0',
        status: 'unresolved',
        substatus: 'new',
        timesSeen: 1,
        usersSeen: 1,
        firstSeen: receivedAt,
        lastSeen: receivedAt,
        decidedByPersonAt: null,
      }),
    ]);
    expect(await activities()).toEqual(['FIRST_SEEN']);
  });

  test("makes a card in each of the project's channels and has them drawn at once", async () => {
    await happen(boom());
    expect((await cards()).map((card) => [card.channelId, card.ts])).toEqual([
      ['C0ONE', null],
      ['C0TWO', null],
    ]);
    expect((await jobs()).map(({ kind, lane, scope, runAt }) => [kind, lane, scope, runAt])).toEqual(
      ['C0ONE', 'C0TWO'].map((channel) => ['channel.post', 1, `chat.postMessage:${channel}`, deps.clock.now()]),
    );
  });

  test('goes to the alert channel when its project has no channel, and nowhere without one', async () => {
    const quiet = await makeProject(deps, organization, 'quiet');
    await accept([boom()], quiet);
    await digestAll();
    expect(await cards()).toEqual([]);
    deps.config = { ...deps.config, alertChannel: 'C0ALERT' };
    await accept([boom('RangeError')], quiet);
    await happen(boom());
    expect((await cards()).map((card) => card.channelId)).toEqual(['C0ALERT', 'C0ONE', 'C0TWO']);
  });
});

describe('a repeat', () => {
  test('counts, moves the last-seen time, shows what the newest event says, and redraws the card two seconds later', async () => {
    await happen(boom('TypeError', { level: 'warning', tags: { n: 1 } }));
    const firstSeen = deps.clock.now();
    await forgetJobs();
    deps.clock.advance(60_000);
    await happen(boom('TypeError', { level: 'error', tags: { n: 2 } }), boom('TypeError', { tags: { n: 3 } }));
    expect(await issues()).toEqual([
      expect.objectContaining({
        number: 1,
        timesSeen: 3,
        firstSeen,
        lastSeen: deps.clock.now(),
        level: 'error',
        tags: '[["n","3"]]',
        substatus: 'new',
      }),
    ]);
    expect(await activities()).toEqual(['FIRST_SEEN']);
    const runAt = new Date(deps.clock.now().getTime() + 2_000);
    expect((await jobs()).map((job) => [job.kind, job.lane, job.runAt])).toEqual([
      ['card.draw', 2, runAt],
      ['card.draw', 2, runAt],
    ]);
  });

  test('in the same batch makes one issue, one pair of cards and one turn of each channel', async () => {
    await happen(boom(), boom(), boom('RangeError'), boom());
    expect((await issues()).map((issue) => [issue.number, issue.timesSeen])).toEqual([
      [1, 3],
      [2, 1],
    ]);
    expect(await cards()).toHaveLength(4);
    expect((await jobs()).map(({ key }) => key)).toEqual(['channel.post:C0ONE', 'channel.post:C0TWO']);
  });

  test('counts each person once, in one batch and over several, without storing who it was', async () => {
    const by = (user: object) => boom('TypeError', { user });
    await happen(
      by({ id: '1' }),
      by({ id: 1 }),
      by({ email: 'ann@acme.example' }),
      by({ ip_address: '{{auto}}' }),
      boom(),
    );
    await happen(by({ id: '1' }), by({ id: '2' }));
    expect((await issues()).map((issue) => [issue.timesSeen, issue.usersSeen])).toEqual([[7, 3]]);
    const hashes = (await deps.db.read.issueUser.findMany()).map((row) => row.userHash);
    expect(hashes.join()).toMatch(/^[0-9a-f]{32},[0-9a-f]{32},[0-9a-f]{32}$/);
  });

  test('that comes late keeps the newer face of the issue and only moves the first-seen time', async () => {
    const at = (secondsAgo: number, n: number) =>
      boom('TypeError', { timestamp: deps.clock.now().getTime() / 1000 - secondsAgo, tags: { n } });
    await happen(at(10, 1), at(3_600, 2));
    const now = deps.clock.now().getTime();
    expect(await issues()).toEqual([
      expect.objectContaining({
        tags: '[["n","1"]]',
        lastSeen: new Date(now - 10_000),
        firstSeen: new Date(now - 3_600_000),
        timesSeen: 2,
      }),
    ]);
  });
});

describe('an event on an issue that was closed', () => {
  test('opens a resolved one again, lets the rules decide anew, and says so in the thread', async () => {
    await happen(boom());
    await patchIssues({ status: 'resolved', resolvedIn: 'now', decidedByPersonAt: deps.clock.now() });
    await forgetJobs();
    await happen(boom(), boom());
    expect(await issues()).toEqual([
      expect.objectContaining({
        status: 'unresolved',
        substatus: 'regressed',
        resolvedIn: null,
        decidedByPersonAt: null,
        timesSeen: 3,
      }),
    ]);
    expect(await activities()).toEqual(['FIRST_SEEN', 'REGRESSED']);
    expect((await jobs()).map((job) => [job.kind, job.lane])).toEqual([
      ['card.draw', 1],
      ['card.thread-line', 1],
      ['card.draw', 1],
      ['card.thread-line', 1],
    ]);
  });

  test('of a release that has not got the fix changes only the counts', async () => {
    await happen(boom('TypeError', { release: '1.0.0' }));
    await patchIssues({ status: 'resolved', resolvedIn: 'next_release', resolvedRelease: '1.0.0' });
    await happen(boom('TypeError', { release: '1.0.0' }));
    expect(await issues()).toEqual([expect.objectContaining({ status: 'resolved', timesSeen: 2 })]);
    await happen(boom('TypeError', { release: '1.1.0' }));
    expect(await issues()).toEqual([
      expect.objectContaining({ status: 'unresolved', resolvedRelease: null, timesSeen: 3 }),
    ]);
  });

  test('opens an archived one when its count is reached, at that very event, and keeps the decision of a person', async () => {
    const decidedByPersonAt = deps.clock.now();
    await happen(boom());
    await patchIssues({ status: 'archived', archiveMode: 'until_count', archivedUntilCount: 3, decidedByPersonAt });
    await happen(boom());
    expect(await issues()).toEqual([expect.objectContaining({ status: 'archived', timesSeen: 2 })]);
    await happen(boom(), boom());
    expect(await issues()).toEqual([
      expect.objectContaining({
        status: 'unresolved',
        substatus: 'escalating',
        archiveMode: null,
        archivedUntilCount: null,
        timesSeen: 4,
        decidedByPersonAt,
      }),
    ]);
    expect(await activities()).toEqual(['FIRST_SEEN', 'ESCALATED']);
  });

  test('makes the cards that its project was given only since', async () => {
    const late = await makeProject(deps, organization, 'late');
    await accept([boom()], late);
    await digestAll();
    await deps.db.write((tx) =>
      tx.projectChannel.create({ data: { projectId: BigInt(late.id), channelId: 'C0LATE' } }),
    );
    await patchIssues({ status: 'resolved', resolvedIn: 'now' });
    await accept([boom()], late);
    await digestAll();
    expect((await cards()).map((card) => card.channelId)).toEqual(['C0LATE']);
  });
});

describe('numbers', () => {
  test('go up by one per project and are never used again, though the issue was deleted', async () => {
    const other = await makeProject(deps, organization, 'web');
    await happen(boom('A'), boom('B'));
    await accept([boom('A')], other);
    await digestAll();
    await deps.db.write((tx) => tx.issue.deleteMany({ where: { projectId: BigInt(project.id) } }));
    await happen(boom('C'));
    expect((await issues()).map((issue) => [issue.projectId, issue.number])).toEqual([
      [BigInt(other.id), 1],
      [BigInt(project.id), 3],
    ]);
  });

  test('and counts are right for many more events than fit into one batch', async () => {
    await happen(...Array.from({ length: 130 }, (_, i) => boom(`Error${String.fromCharCode(65 + (i % 13))}`)));
    const all = await issues();
    expect(all.map((issue) => issue.number)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    expect(all.every((issue) => issue.timesSeen === 10)).toBe(true);
    expect(await deps.db.read.event.count({ where: { digestedAt: null } })).toBe(0);
  });
});

describe('rubbish inside an event', () => {
  test.each<[string, object | Buffer]>([
    ['no JSON at all', Buffer.from('{"message":')],
    ['not even UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['a list', Buffer.from('[1,2]')],
    ['nothing', {}],
    [
      'the wrong type everywhere',
      {
        exception: 5,
        message: [],
        tags: 'x',
        level: {},
        user: [],
        request: 'no',
        release: {},
        timestamp: 'soon',
        fingerprint: { a: 1 },
      },
    ],
    [
      'exceptions without anything',
      { exception: { values: [null, 4, {}, { stacktrace: { frames: [null, 'x', {}] } }] } },
    ],
    ['NUL and half surrogates', Buffer.from('{"message":"a\\u0000b\\ud800c","tags":{"k\\u0000":"\\udfff"}}')],
    ['very deep nesting', Buffer.from(`{"message":"deep","extra":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)],
    [
      'names of object internals',
      Buffer.from('{"__proto__":{"message":"x"},"constructor":1,"tags":{"__proto__":"y"}}'),
    ],
    [
      'a thousand tags of a thousand letters',
      { message: 'm', tags: Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`t${i}`, 'x'.repeat(1_000)])) },
    ],
  ])('(%s) never stops the others', async (_name, body) => {
    await happen(boom('A'), body, boom('B'));
    const all = await issues();
    expect(all.filter((issue) => /^[AB]:/.test(issue.title)).map((issue) => issue.timesSeen)).toEqual([1, 1]);
    expect(await deps.db.read.event.count({ where: { digestedAt: null } })).toBe(0);
    for (const issue of all) {
      expect(issue.title).not.toBe('');
      expect(issue.tags.length).toBeLessThan(20_000);
    }
  });

  test('that the database itself refuses is left out alone', async () => {
    const refuse = `CREATE TRIGGER refuse BEFORE INSERT ON "Issue" WHEN NEW."title" LIKE 'Poison%'
      BEGIN SELECT RAISE(ABORT, 'refused'); END`;
    await deps.db.write((tx) => tx.$executeRawUnsafe(refuse));
    await happen(boom('A'), boom('Poison'), boom('B'), Buffer.from('{'), boom('A'));
    expect((await issues()).map((issue) => [issue.number, issue.title[0], issue.timesSeen])).toEqual([
      [1, 'A', 2],
      [2, 'B', 1],
    ]);
    const rows = await deps.db.read.event.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => [row.digestedAt !== null, row.issueId !== null])).toEqual([
      [true, true],
      [true, false],
      [true, true],
      [true, false],
      [true, true],
    ]);
    expect(deps.log.lines.map((line) => line.level)).toEqual(['error', 'error']);
  });

  test('is none of those that only find the disk full: they wait until there is room', async () => {
    const most = (pages: number) => deps.db.write((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`tag${i}`, 'x'.repeat(200)]));
    await accept([boom('A', { tags }), boom('B', { tags }), boom('C', { tags })]);
    // As many pages as there are now: what is there can be changed, and nothing of size be added.
    await most(1);
    await expect(digestEvents(deps)).rejects.toMatchObject({ kind: 'unavailable', code: 'database_unwritable' });
    expect(await deps.db.read.event.count({ where: { digestedAt: null } })).toBe(3);
    await most(1_000_000);
    await digestAll();
    expect((await issues()).map((issue) => issue.timesSeen)).toEqual([1, 1, 1]);
  });

  test('is logged by its row only, never with its text', async () => {
    await happen(Buffer.from('{"message":"my secret'));
    expect(deps.log.lines).toMatchObject([{ level: 'error', fields: { eventRow: '1', projectId: project.id } }]);
    expect(JSON.stringify(deps.log.lines)).not.toContain('my secret');
  });
});

describe('a project that is being deleted', () => {
  test('still has its waiting events digested, but nothing is posted', async () => {
    await accept([boom()]);
    await deps.db.write((tx) => tx.project.updateMany({ data: { status: 'pending_deletion' } }));
    await digestAll();
    expect(await issues()).toHaveLength(1);
    expect(await cards()).toEqual([]);
    expect(await jobs()).toEqual([]);
  });
});

describe('a crash between accepting and digesting', () => {
  test('loses nothing: the next start digests what was left', async () => {
    await accept([boom(), boom()]);
    const digester = startDigester(deps);
    await digester.idle();
    await digester.stop();
    expect((await issues()).map((issue) => issue.timesSeen)).toEqual([2]);
  });

  test('in the middle of digesting counts nothing twice', async () => {
    await accept([boom(), boom()]);
    // The last step of the transaction fails: the counts must roll back together with the marks.
    const failing = { ...deps, queue: { ...deps.queue, enqueue: () => Promise.reject(busy()) } };
    await expect(digestEvents(failing)).rejects.toMatchObject({ code: 'database_busy' });
    expect(await issues()).toEqual([]);
    expect(await deps.db.read.project.findFirst()).toMatchObject({ issueCounter: 0 });
    await digestAll();
    expect((await issues()).map((issue) => [issue.number, issue.timesSeen])).toEqual([[1, 2]]);
  });

  test('of two digesters at once each event is counted by one of them', async () => {
    await accept(Array.from({ length: 60 }, () => boom()));
    await Promise.all([digestEvents(deps), digestEvents(deps)]);
    await digestAll();
    expect((await issues()).map((issue) => issue.timesSeen)).toEqual([60]);
  });
});

test('the digester goes on after the database was locked', async () => {
  let failures = 2;
  const flaky: TestDeps = {
    ...deps,
    db: { ...deps.db, write: (fn) => (failures-- > 0 ? Promise.reject(busy()) : deps.db.write(fn)) },
  };
  await accept([boom()]);
  const digester = startDigester(flaky);
  await digester.idle();
  await digester.stop();
  expect(await issues()).toHaveLength(1);
  expect(deps.log.lines.filter((line) => line.level === 'error')).toHaveLength(2);
});
