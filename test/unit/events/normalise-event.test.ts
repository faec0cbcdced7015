import fc from 'fast-check';
import { normaliseEvent } from '../../../src/events/normalise-event';
import { sentryKeyOf } from '../../../src/events/sentry-auth';
import { cutText } from '../../../src/platform/untrusted';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const normal = (event: Record<string, unknown>) => normaliseEvent(event, '12', NOW);
const thrown = (...values: object[]) => ({ exception: { values } });

test.each([
  ['type and text', thrown({ type: 'TypeError', value: 'x is undefined' }), 'TypeError: x is undefined'],
  ['the first line of the text', thrown({ type: 'E', value: '\nfirst\nsecond' }), 'E: first'],
  ['the outer of two errors', thrown({ type: 'Cause', value: 'c' }, { type: 'Outer', value: 'o' }), 'Outer: o'],
  ['a type alone', thrown({ type: 'TypeError' }), 'TypeError'],
  ['a text alone', thrown({ value: 'lost' }), 'lost'],
  ['a thrown number', thrown({ type: 'Error', value: 0 }), 'Error: 0'],
  ['the older form of exceptions', { exception: [{ type: 'E', value: 'v' }] }, 'E: v'],
  ['an exception without a list', { exception: { type: 'E', value: 'v' } }, 'E: v'],
  ['a message', { message: 'hello' }, 'hello'],
  [
    'a message as it reads, not its template',
    { logentry: { message: 'hello %s', formatted: 'hello bob' } },
    'hello bob',
  ],
  ['an event that says nothing', {}, 'Event without a message'],
  ['a message of blanks', { message: ' \n ' }, 'Event without a message'],
  ['a text that is too long', { message: 'ü'.repeat(500) }, `${'ü'.repeat(199)}…`],
])('the title is made of %s', (_name, event, title) => {
  expect(normal(event).title).toBe(title);
});

test.each([
  [
    'the transaction',
    { transaction: 'GET /pay', ...thrown({ stacktrace: { frames: [{ module: 'm', function: 'f' }] } }) },
    'GET /pay',
  ],
  [
    'the newest frame of our own',
    thrown({
      stacktrace: {
        frames: [
          { module: 'a', function: 'f', in_app: true },
          { module: 'b', function: 'g', in_app: true },
          { module: 'lib', function: 'h' },
        ],
      },
    }),
    'b in g',
  ],
  [
    'the newest frame when none is our own',
    thrown({ stacktrace: { frames: [{ module: 'a' }, { filename: 'lib.js', function: 'h' }] } }),
    'lib.js in h',
  ],
  ['nothing', thrown({ type: 'E' }), null],
])('the culprit is %s', (_name, event, culprit) => {
  expect(normal(event).culprit).toBe(culprit);
});

test.each([
  ['fatal', 'fatal'],
  ['Critical', 'fatal'],
  ['warn', 'warning'],
  ['log', 'info'],
  ['debug', 'debug'],
  ['nonsense', 'error'],
  [undefined, 'error'],
  [{}, 'error'],
])('the level %j means %s', (level, expected) => {
  expect(normal({ level }).level).toBe(expected);
});

test.each([
  ['https://bob:pw@shop.example:8443/a/b?card=1#x', 'https://shop.example:8443/a/b'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['/relative', null],
  [{ href: 'x' }, null],
  [`https://shop.example/${'x'.repeat(2_000)}`, null],
])('of the address %j is kept %j', (url, expected) => {
  expect(normal({ request: { url } }).url).toBe(expected);
});

test('tags come in every form that SDKs use, environment and release first, each name once, fifty at most', () => {
  const expected = [
    ['environment', 'prod'],
    ['release', 'r1'],
    ['a', '1'],
    ['b', 'true'],
    ['server_name', 'web-1'],
  ];
  const own = { environment: 'prod', release: 'r1', server_name: 'web-1' };
  expect(normal({ ...own, tags: { a: 1, b: true, c: null, d: {}, environment: 'other' } }).tags).toEqual(expected);
  expect(normal({ ...own, tags: [['a', '1'], ['b', true], null, ['x'], [{}, 'y']] }).tags).toEqual(expected);
  expect(
    normal({
      ...own,
      tags: [
        { key: 'a', value: 1 },
        { key: 'b', value: 'true' },
      ],
    }).tags,
  ).toEqual(expected);
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`tag${i}`, 'x'.repeat(999)]));
  const { tags } = normal({ tags: many });
  expect(tags).toHaveLength(50);
  expect(tags[0]?.[1]).toHaveLength(200);
});

test.each([
  ['seconds', NOW.getTime() / 1000 - 5, -5_000],
  ['a date', '2026-03-02T08:59:00Z', -60_000],
  ['a date without a zone', '2026-03-02T08:59:00', -60_000],
  ['the future', NOW.getTime() / 1000 + 60, 0],
  ['long ago', 0, 0],
  ['nonsense', 'yesterday', 0],
  ['nothing', undefined, 0],
])('a timestamp that is %s is believed only as far as it can be', (_name, timestamp, offset) => {
  expect(normal({ timestamp }).happenedAt).toBe(NOW.getTime() + offset);
});

test('a person is the same in one project and nobody knows him in another', () => {
  const hash = (user: object, project = '12') => normaliseEvent({ user }, project, NOW).userHash;
  expect(hash({ id: 7, email: 'a@b.c' })).toBe(hash({ id: '7' }));
  expect(hash({ id: '7' })).not.toBe(hash({ username: '7' }));
  expect(hash({ id: '7' })).not.toBe(hash({ id: '7' }, '13'));
  expect(hash({ ip_address: '{{auto}}' })).toBeNull();
  expect(hash({})).toBeNull();
});

test('whatever JSON comes, every text keeps its limit and can be stored', () => {
  const key = fc.constantFrom(
    'exception',
    'values',
    'type',
    'value',
    'message',
    'tags',
    'user',
    'id',
    'request',
    'url',
    'release',
    'transaction',
    'level',
    'timestamp',
  );
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.jsonValue(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(key, text), tie('node'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, node), (event) => {
      const { title, culprit, message, platform, url, release, tags } = normal(event);
      expect([...title].length).toBeLessThanOrEqual(200);
      expect(title).not.toMatch(/[\r\n]/);
      for (const value of [title, culprit, message, platform, url, release, ...tags.flat()]) {
        expect(value ?? '').not.toMatch(/\u0000|\p{Surrogate}/u);
      }
    }),
  );
});

test.each([
  ['Sentry sentry_version=7, sentry_key=abc, sentry_client=x/1', undefined, 'abc'],
  ['sentry sentry_key=abc', 'def', 'abc'],
  ['Sentry sentry_key = abc,sentry_version=7', undefined, 'abc'],
  ['Sentry not_sentry_key=abc', undefined, null],
  ['', 'def', 'def'],
  [undefined, ['a', 'b'], null],
  [undefined, '', null],
])('the key of header %j and query %j is %j', (header, query, key) => {
  expect(sentryKeyOf(header, query)).toBe(key);
});

test('a text is cut by code points, never in the middle of one', () => {
  expect(cutText('😀😀😀', 2)).toBe('😀…');
  expect(cutText('😀😀', 2)).toBe('😀😀');
  expect(cutText('a\u0000b\ud800', 10)).toBe('a\ufffdb\ufffd');
});
