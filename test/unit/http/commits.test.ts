import zlib from 'node:zlib';
import { MOST_BODY_BYTES } from '../../../src/http/read-body';
import { makeProject } from '../../support/factory';
import { intakeFixture, send, type IntakeFixture } from '../../support/intake-fixture';

const COMMIT = {
  id: '1a2b3c4d5e6f1a2b3c4d5e6f1a2b3c4d5e6f1a2b',
  author_email: 'bob@acme.example',
  author_name: 'Bob',
  message: 'Pay: round',
  timestamp: '2026-03-01T09:00:00Z',
  files: ['src/pay/card.ts', 'README.md'],
};
const BODY = JSON.stringify({ commits: [COMMIT] });

let intake: IntakeFixture;
let auth: Record<string, string>;
beforeEach(async () => {
  intake = await intakeFixture();
  auth = { 'x-sentry-auth': `Sentry sentry_version=7, sentry_key=${intake.project.publicKey}` };
});
afterEach(() => intake.cleanup());

const urlOf = (version: string) => `${intake.origin}/api/${intake.project.id}/releases/${version}/commits/`;
const post = (body: string | Buffer, { version = 'shop%401.4.0', headers = {} } = {}) =>
  send(urlOf(version), { headers: { ...auth, ...headers }, body });
const releases = () => intake.deps.db.read.release.findMany({ include: { list: { include: { files: true } } } });
const versions = async () => (await releases()).map(({ version }) => version);

describe('commits are registered', () => {
  test('with who made them and what they touched', async () => {
    expect(await post(BODY)).toMatchObject({ status: 200, body: { version: 'shop@1.4.0', added: 1, commits: 1 } });
    expect(await releases()).toMatchObject([
      {
        version: 'shop@1.4.0',
        commits: 1,
        files: 2,
        newestAt: new Date(COMMIT.timestamp),
        list: [
          {
            sha: COMMIT.id,
            authorEmail: 'bob@acme.example',
            authorName: 'Bob',
            message: 'Pay: round',
            files: [
              { name: 'card.ts', path: 'src/pay/card.ts' },
              { name: 'README.md', path: 'README.md' },
            ],
          },
        ],
      },
    ]);
  });

  test('repeating it changes nothing, whoever says what of a commit that is known', async () => {
    await post(BODY);
    const before = await releases();
    const forged = { ...COMMIT, author_email: 'eve@acme.example', files: ['src/other.ts'] };
    expect(await post(BODY)).toMatchObject({ status: 200, body: { added: 0, commits: 1 } });
    expect(await post(JSON.stringify({ commits: [forged] }))).toMatchObject({ status: 200, body: { added: 0 } });
    expect(await releases()).toEqual(before);
  });

  test('in several parts', async () => {
    await post(BODY);
    const another = { ...COMMIT, id: 'f'.repeat(40), timestamp: '2026-03-02T08:00:00Z' };
    expect(await post(JSON.stringify({ commits: [COMMIT, another] }))).toMatchObject({
      body: { added: 1, commits: 2 },
    });
    expect(await releases()).toMatchObject([{ commits: 2, files: 4, newestAt: new Date(another.timestamp) }]);
  });

  test('none at all is no mistake, and makes no release', async () => {
    expect(await post('{"commits":[]}')).toMatchObject({ status: 200, body: { added: 0, commits: 0 } });
    expect(await versions()).toEqual([]);
  });

  test.each([
    [
      'with the key in the query',
      async () => send(`${urlOf('1')}?sentry_key=${intake.project.publicKey}`, { body: BODY }),
    ],
    ['without the slash at the end', async () => send(urlOf('1').slice(0, -1), { headers: auth, body: BODY })],
    ['packed', async () => post(zlib.gzipSync(BODY), { version: '1', headers: { 'content-encoding': 'gzip' } })],
  ])('%s', async (_name, request) => {
    expect(await request()).toMatchObject({ status: 200 });
    expect(await versions()).toEqual(['1']);
  });

  test.each(['shop@1.4.0+7', 'a/b', '50% off', '🚀'.repeat(200), 'x'.repeat(200)])(
    'of the release %s',
    async (name) => {
      expect(await post(BODY, { version: encodeURIComponent(name) })).toMatchObject({ status: 200 });
      expect(await versions()).toEqual([name]);
    },
  );
});

describe('rubbish is refused with a reason and stores nothing', () => {
  const tooLarge = JSON.stringify({ commits: [], more: 'x'.repeat(MOST_BODY_BYTES) });
  const cases: [string, number, () => ReturnType<typeof send>][] = [
    ['an empty body', 400, () => post('')],
    ['no JSON', 400, () => post('hello')],
    ['no list', 400, () => post('{"commits":7}')],
    ['one bad commit among good ones', 400, () => post(JSON.stringify({ commits: [COMMIT, { ...COMMIT, id: '?' }] }))],
    ['a blank name', 400, () => post(BODY, { version: '%20' })],
    ['a name that is too long', 400, () => post(BODY, { version: 'x'.repeat(201) })],
    ['a name with half a character', 400, () => post(BODY, { version: '%ff' })],
    ['damaged gzip', 400, () => post('x', { headers: { 'content-encoding': 'gzip' } })],
    ['a body that is too large', 413, () => post(tooLarge)],
    ['one too large unpacked', 413, () => post(zlib.gzipSync(tooLarge), { headers: { 'content-encoding': 'gzip' } })],
    ['no key', 401, () => post(BODY, { headers: { 'x-sentry-auth': '' } })],
    ['a wrong key', 403, () => post(BODY, { headers: { 'x-sentry-auth': `Sentry sentry_key=${'0'.repeat(32)}` } })],
    [
      'an unknown project',
      403,
      () => send(`${intake.origin}/api/1/releases/1/commits/`, { headers: auth, body: BODY }),
    ],
    ['another method', 405, () => send(urlOf('1'), { method: 'PUT', headers: auth, body: BODY })],
  ];
  test.each(cases)('%s: %i', async (_name, status, request) => {
    const answer = await request();
    expect(answer).toMatchObject({ status, body: { detail: expect.stringMatching(/^[A-Z].*\.$/) as unknown } });
    expect(await versions()).toEqual([]);
  });

  test("another project's key", async () => {
    const other = await makeProject(intake.deps, intake.organization, 'web');
    const url = `${intake.origin}/api/${other.id}/releases/1/commits/`;
    expect(await send(url, { headers: auth, body: BODY })).toMatchObject({ status: 403 });
    expect(await versions()).toEqual([]);
  });
});

describe('a key is public, so that there are limits', () => {
  const commitsOf = (count: number, filesEach: number, seed = 0) =>
    JSON.stringify({
      commits: Array.from({ length: count }, (_, at) => ({
        ...COMMIT,
        id: (seed * 100_000 + at).toString(16).padStart(40, '0'),
        files: Array.from({ length: filesEach }, (__, file) => `${file}.ts`),
      })),
    });

  test('a release has at most 1,000 commits', async () => {
    expect(await post(commitsOf(1_000, 1))).toMatchObject({ status: 200, body: { commits: 1_000 } });
    expect(await post(commitsOf(1, 1, 9))).toMatchObject({ status: 409 });
    expect(await releases()).toMatchObject([{ commits: 1_000, files: 1_000 }]);
  });

  test('and 10,000 files', async () => {
    await post(commitsOf(30, 500));
    expect(await intake.deps.db.read.commitFile.count()).toBe(10_000);
    expect(await releases()).toMatchObject([{ commits: 30, files: 10_000 }]);
  });

  test('a project keeps its newest releases: 200, and 50,000 files', async () => {
    for (let at = 0; at < 6; at += 1) await post(commitsOf(20, 500, at), { version: `big-${at}` });
    expect(await versions()).toEqual(['big-1', 'big-2', 'big-3', 'big-4', 'big-5']);
    expect(await intake.deps.db.read.commitFile.count()).toBe(50_000);
    for (let at = 0; at < 201; at += 1) {
      if (at % 20 === 0) intake.deps.clock.advance(60_000);
      await post(BODY, { version: `small-${at}` });
    }
    const kept = await versions();
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, 'small-1', 'small-200']);
    expect(await intake.deps.db.read.commitFile.count()).toBe(400);
  }, 60_000);

  test('30 requests of a project in a minute', async () => {
    for (let at = 0; at < 30; at += 1) expect((await post(BODY)).status).toBe(200);
    expect(await post(BODY)).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    intake.deps.clock.advance(60_000);
    expect((await post(BODY)).status).toBe(200);
  });
});
