import { readCommits, readVersion } from '../../../src/ownership/read-commits';

const NOW = new Date('2026-03-02T09:00:00Z');
const SHA = '1a2b3c4d5e6f1a2b3c4d5e6f1a2b3c4d5e6f1a2b';
const COMMIT = {
  id: SHA,
  author_email: 'Bob@Acme.example ',
  author_name: 'Bob',
  message: 'Pay: round\n\nAt length.',
  timestamp: '2026-03-01T10:00:00+01:00',
  files: ['src/pay/card.ts'],
};
const read = (commits: unknown) => readCommits(Buffer.from(JSON.stringify({ commits })), NOW);
const filesOf = (more: object) => read([{ ...COMMIT, files: undefined, ...more }])[0]?.files ?? [];
const timeOf = (timestamp: unknown) => read([{ ...COMMIT, timestamp }])[0]?.committedAt.toISOString();

test('a commit is read', () => {
  expect(read([COMMIT])).toEqual([
    {
      sha: SHA,
      authorEmail: 'bob@acme.example',
      authorName: 'Bob',
      message: 'Pay: round',
      committedAt: new Date('2026-03-01T09:00:00Z'),
      files: ['src/pay/card.ts'],
    },
  ]);
});

test('so is one as sentry-cli sends it; a file that was taken away does not count', () => {
  const patch_set = [
    { path: 'src/a.ts', type: 'M' },
    { path: 'src/b.ts', type: 'A' },
    { path: 'src/c.ts', type: 'D' },
  ];
  expect(filesOf({ patch_set, repository: 'acme/shop' })).toEqual(['src/a.ts', 'src/b.ts']);
});

test('paths are made alike, and what is none is left out', () => {
  const files = ['./src/a.ts', '/src/a.ts', 'src\\b.ts', 'src/x/../c.ts', '', '/', `${'x'.repeat(1_001)}.ts`, 'a\nb'];
  expect(filesOf({ files })).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts']);
  expect(filesOf({ files: Array.from({ length: 600 }, (_, at) => `src/${at}.ts`) })).toHaveLength(500);
});

test.each([
  ['in UTC', '2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
  ['without a zone', '2026-03-01 09:00:00', '2026-03-01T09:00:00.000Z'],
  ['in seconds', Date.parse('2026-03-01T09:00:00Z') / 1_000, '2026-03-01T09:00:00.000Z'],
  ['that is yet to come', '2099-01-01T00:00:00Z', NOW.toISOString()],
])('a time %s', (_name, timestamp, expected) => {
  expect(timeOf(timestamp)).toBe(expected);
});

test.each([
  ['without an address', { author_email: null }],
  ['with an address that is none', { author_email: 'nobody' }],
  ['with an endless address', { author_email: `${'x'.repeat(300)}@acme.example` }],
  ['without files', { files: [] }],
  ['with neither form of files', { files: undefined }],
])('a commit %s suggests nobody and is left out', (_name, more) => {
  expect(read([{ ...COMMIT, ...more }])).toEqual([]);
});

test('an id that comes twice counts once, and long texts are cut', () => {
  const [one, ...others] = read([
    { ...COMMIT, message: 'x'.repeat(500), author_name: 'y'.repeat(500) },
    { ...COMMIT, id: SHA.toUpperCase(), author_email: 'eve@acme.example' },
  ]);
  expect(others).toEqual([]);
  expect(one?.authorEmail).toBe('bob@acme.example');
  expect([one?.message.length, one?.authorName?.length]).toEqual([200, 100]);
});

test.each([
  ['no JSON', '{"commits":'],
  ['a list', '[]'],
  ['nothing', '{}'],
  ['commits that are an object', '{"commits":{}}'],
  ['no commit', '{"commits":[7]}'],
  ['too many', JSON.stringify({ commits: Array(1_001).fill(COMMIT) })],
  ...[
    { id: undefined },
    { id: 7 },
    { id: '../../etc/passwd' },
    { id: 'abc' },
    { id: 'a'.repeat(65) },
    { author_email: 7 },
    { author_email: {} },
    { author_name: [] },
    { message: {} },
    { timestamp: undefined },
    { timestamp: 'yesterday' },
    { timestamp: '2026-13-45' },
    { timestamp: -1 },
    { timestamp: 1e300 },
    { timestamp: {} },
    { files: 'src/a.ts' },
    { files: [7] },
    { files: [{}] },
    { files: undefined, patch_set: {} },
    { files: undefined, patch_set: [{ path: 7 }] },
  ].map((more) => [JSON.stringify(more), JSON.stringify({ commits: [COMMIT, { ...COMMIT, ...more }] })]),
])('%s is refused with one sentence', (_name, body) => {
  const attempt = () => readCommits(Buffer.from(body ?? ''), NOW);
  expect(attempt).toThrow();
  try {
    attempt();
  } catch (error) {
    expect(error).toMatchObject({ kind: 'invalid', sentence: expect.stringMatching(/^[A-Z][^\n]*\.$/) as unknown });
  }
});

describe('the name of a release', () => {
  it.each(['shop@1.4.0', 'a/b c', '1'.repeat(200), '🚀'.repeat(200)])('%s', (name) => {
    expect(readVersion(` ${name} `)).toBe(name);
  });
  it.each([
    ['empty', ' '],
    ['too long', '1'.repeat(201)],
    ['of two lines', 'a\nb'],
  ])('%s is refused', (_name, name) => {
    expect(() => readVersion(name)).toThrow(expect.objectContaining({ code: 'release_version' }) as Error);
  });
});
