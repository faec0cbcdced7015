import fc from 'fast-check';
import { cleanMessage } from '../../../src/events/clean-message';
import { fingerprint, groupingComponents } from '../../../src/events/fingerprint';
import { normaliseFileName } from '../../../src/events/frames';

const frame = (module: string, fn: string, more: object = {}) => ({
  module,
  function: fn,
  in_app: true,
  lineno: 10,
  ...more,
});
const error = (type: string, value: string, frames: object[] = []) => ({ type, value, stacktrace: { frames } });
const thrown = (...values: object[]) => ({ exception: { values } });

describe('events are the same issue', () => {
  test.each([
    [
      'when only line numbers and the message differ',
      thrown(error('TypeError', 'x is 1', [frame('app', 'pay', { lineno: 1, colno: 2 })])),
      thrown(error('TypeError', 'y is 2', [frame('app', 'pay', { lineno: 9, colno: 8 })])),
    ],
    [
      'when only library frames differ',
      thrown(error('E', 'v', [frame('lib', 'a', { in_app: false }), frame('app', 'pay')])),
      thrown(error('E', 'v', [frame('lib', 'b', { in_app: false }), frame('app', 'pay')])),
    ],
    [
      'when a function called itself more often',
      thrown(error('RangeError', 'v', [frame('app', 'walk'), frame('app', 'walk'), frame('app', 'walk')])),
      thrown(error('RangeError', 'v', [frame('app', 'walk')])),
    ],
    [
      'when the same code was deployed with other hashes from another host',
      thrown(
        error('E', 'v', [{ filename: 'https://a.example/assets/app.4f3a2b1c.js?x=1', function: 'f', in_app: true }]),
      ),
      thrown(
        error('E', 'v', [{ filename: 'https://b.example:8080/assets/app.99ffee00.js', function: 'f', in_app: true }]),
      ),
    ],
    [
      'when messages differ in numbers',
      { message: 'user 17 not found after 30ms' },
      { message: 'user 9000 not found after 2ms' },
    ],
    [
      'when a message comes with its template',
      { logentry: { message: 'user %s not found', formatted: 'user bob not found' } },
      { logentry: { message: 'user %s not found', formatted: 'user eve not found' } },
    ],
    [
      'when errors without a stack differ in an id',
      thrown(error('E', 'order a1b2c3d4e5')),
      thrown(error('E', 'order 00ff11ee22')),
    ],
    [
      'when level, tags and release differ',
      { message: 'm', level: 'info', tags: { a: 'b' } },
      { message: 'm', release: '2' },
    ],
    [
      'with an explicit fingerprint, whatever else differs',
      { fingerprint: ['db-down'], message: 'a' },
      { fingerprint: ['db-down'], message: 'b' },
    ],
    [
      'when the fingerprint only asks for the default',
      { fingerprint: ['{{ default }}'], message: 'a' },
      { message: 'a' },
    ],
    [
      'when the default is spelled without blanks',
      { fingerprint: ['{{default}}', 'x'], message: 'a' },
      { fingerprint: ['{{ default }}', 'x'], message: 'a' },
    ],
  ])('%s', (_name, one, other) => {
    expect(fingerprint(one)).toBe(fingerprint(other));
  });
});

describe('events are different issues', () => {
  test.each([
    [
      'when the types differ',
      thrown(error('A', 'v', [frame('app', 'f')])),
      thrown(error('B', 'v', [frame('app', 'f')])),
    ],
    [
      'when the functions differ',
      thrown(error('A', 'v', [frame('app', 'f')])),
      thrown(error('A', 'v', [frame('app', 'g')])),
    ],
    [
      'when the modules differ',
      thrown(error('A', 'v', [frame('app', 'f')])),
      thrown(error('A', 'v', [frame('web', 'f')])),
    ],
    [
      'when the order of calls differs',
      thrown(error('A', 'v', [frame('a', 'f'), frame('b', 'g')])),
      thrown(error('A', 'v', [frame('b', 'g'), frame('a', 'f')])),
    ],
    [
      'when a cause differs',
      thrown(error('Cause1', 'v'), error('A', 'v', [frame('a', 'f')])),
      thrown(error('Cause2', 'v'), error('A', 'v', [frame('a', 'f')])),
    ],
    [
      'when library frames are all there is',
      thrown(error('A', 'v', [frame('lib', 'f', { in_app: false })])),
      thrown(error('A', 'v', [frame('lib', 'g', { in_app: false })])),
    ],
    [
      'when texts without a type differ',
      thrown({ value: 'disk full', stacktrace: { frames: [frame('log', 'write')] } }),
      thrown({ value: 'no route', stacktrace: { frames: [frame('log', 'write')] } }),
    ],
    [
      'when an error without a stack says something else',
      thrown(error('Error', 'disk full')),
      thrown(error('Error', 'no route')),
    ],
    ['when messages differ in words', { message: 'disk full' }, { message: 'disk empty' }],
    ['when explicit fingerprints are cut differently', { fingerprint: ['a', 'bc'] }, { fingerprint: ['ab', 'c'] }],
    [
      'when a fingerprint adds to the default',
      { fingerprint: ['{{ default }}', 'eu'], message: 'a' },
      { fingerprint: ['{{ default }}', 'us'], message: 'a' },
    ],
    ['when a fingerprint spells what the default would be', { fingerprint: ['message', 'a'] }, { message: 'a' }],
  ])('%s', (_name, one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });
});

test('the hash of an event never changes from one version of Dibs to the next', () => {
  // Written down once; a test that has to be changed here means that everybody's issues would split.
  expect(
    fingerprint(thrown(error('TypeError', 'x', [frame('shop:cart', 'total'), frame('lib', 'x', { in_app: false })]))),
  ).toBe('e709f6619c286edf4bc439504b96781c6ed12146b178cf93876a30963bfb4139');
  expect(fingerprint({ message: 'user 17 not found' })).toBe(
    '21abefe69974d4041d57504e450ab11e793dfb0eb2b8817e0d9d2b77577520ba',
  );
  expect(fingerprint({ fingerprint: ['{{ default }}', 'eu', 7], message: 'a' })).toBe(
    '18aea23f08b91161fd42627e65b7ac8c6370bfadb3a6b66a77b8aa9068b89c48',
  );
  expect(fingerprint({})).toBe('5b1fadb3b9a42937613a7e996bb015c5fce2293c273591077dd8fb28125420dc');
});

test('anything that is JSON has a fingerprint of 64 hex digits, the same each time', () => {
  const key = fc.constantFrom(
    'exception',
    'values',
    'stacktrace',
    'frames',
    'type',
    'value',
    'message',
    'logentry',
    'fingerprint',
    'module',
    'filename',
    'function',
    '0',
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      fc.jsonValue(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, node), (event) => {
      const hash = fingerprint(event);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(fingerprint(JSON.parse(JSON.stringify(event)) as Record<string, unknown>)).toBe(hash);
    }),
  );
});

test('numbers that are part of a message never change its group', () => {
  const words = fc.array(fc.constantFrom('user', 'not', 'found', 'in', 'shard', ':', '/', '('), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (list, one, other) => {
      const say = (n: number) => ({ message: list.map((word) => `${word} ${n}`).join(' ') });
      expect(fingerprint(say(one))).toBe(fingerprint(say(other)));
    }),
  );
});

test('a message is cleaned to the same text when it is cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) =>
      expect(cleanMessage(cleanMessage(text))).toBe(cleanMessage(text)),
    ),
  );
});

test.each([
  ['user 42 missing', 'user * missing'],
  ['user42 missing', 'user* missing'],
  ['took 12ms, 3.5s at 10:30:05.123', 'took *ms, *s at *'],
  ['from 192.168.0.1:8080', 'from *'],
  ['id 0b0e3a5e-7f8b-4a6a-9d55-1f2e3d4c5b6a gone', 'id * gone'],
  ['at 0x7ffee4 and 0XFF', 'at * and *'],
  ['commit deadbeefdeadbeefdeadbeef', 'commit *'],
  ['order ord_8Fk2Lm', 'order ord_*'],
  ['the cafe facade', 'the cafe facade'],
  ['  two\n lines\t', 'two lines'],
  ['über 5 €', 'über * €'],
])('the message %j is grouped as %j', (message, expected) => {
  expect(cleanMessage(message)).toBe(expected);
});

test.each([
  ['https://cdn.example/static/app.4f3a2b1c.js?v=3#top', 'static/app.js'],
  ['http://localhost:3000/assets/index-DiwrgTda.js', 'assets/index.js'],
  ['assets/my-settings.js', 'assets/my-settings.js'],
  ['webpack:///./src/cart.ts', 'src/cart.ts'],
  ['webpack://shop/./src/cart.ts?a1b2', 'src/cart.ts'],
  ['webpack-internal:///./src/cart.ts', 'src/cart.ts'],
  ['app:///main.js', 'main.js'],
  ['/srv/app/src/cart.js', '/srv/app/src/cart.js'],
  ['C:\\work\\shop\\cart.js', '/work/shop/cart.js'],
  ['./lib/a.js', 'lib/a.js'],
  ['chunks/4f3a2b1c99.js', 'chunks/*.js'],
  ['node:internal/process', 'node:internal/process'],
  ['https://shop.example/', '?'],
])('the file %j is grouped as %j', (name, expected) => {
  expect(normaliseFileName(name)).toBe(expected);
});

test('classes and lambdas that the JVM numbers anew are one place', () => {
  const event = (n: number) =>
    thrown(error('E', 'v', [frame(`com.acme.Pay$$Lambda$${n}/0x00${n}`, `lambda$run$${n}`)]));
  expect(groupingComponents(event(1))).toEqual(['exception', [['E', [['com.acme.Pay$$Lambda', 'lambda$run']]]]]);
  expect(fingerprint(event(1))).toBe(fingerprint(event(28)));
});
