import fc from 'fast-check';
import { factsOfEvent } from '../../../src/ownership/facts-of-event';
import type { Fields } from '../../../src/platform/untrusted';

const frames = (names: readonly string[]) => ({ stacktrace: { frames: names.map((filename) => ({ filename })) } });
const stack = (...names: string[]) => frames(names);
const filesOf = (event: Fields) => factsOfEvent(event).frames.map(({ filename }) => filename);

describe('the frames of an event', () => {
  it('are those of all its exceptions', () => {
    const values = [stack('a'), { type: 'Error' }, stack('b', 'c')];
    expect(filesOf({ exception: { values }, ...stack('x'), threads: [{ crashed: true, ...stack('y') }] })).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(filesOf({ exception: values })).toEqual(['a', 'b', 'c']);
  });

  it('are else its own, else those of the thread that crashed, else of the one that was running', () => {
    const running = { current: true, ...stack('running') };
    const threads = { values: [stack('idle'), running, { crashed: true, ...stack('crashed') }] };
    expect(filesOf({ exception: { values: [{ type: 'Error' }] }, ...stack('own'), threads })).toEqual(['own']);
    expect(filesOf({ threads })).toEqual(['crashed']);
    expect(filesOf({ threads: [stack('idle'), running] })).toEqual(['running']);
    expect(filesOf({ threads: [stack('idle')] })).toEqual([]);
  });

  it('have both names of the file, the module, and whether they are ours', () => {
    const frames = [
      { filename: 'a.ts', abs_path: '/app/a.ts', module: 'm', in_app: true },
      { abs_path: '/lib/b.ts', in_app: false },
      { filename: ' ', module: 7, in_app: 'yes' },
    ];
    expect(factsOfEvent({ stacktrace: { frames } }).frames).toEqual([
      { filename: 'a.ts', absPath: '/app/a.ts', module: 'm', inApp: true },
      { filename: null, absPath: '/lib/b.ts', module: null, inApp: false },
      { filename: null, absPath: null, module: '7', inApp: null },
    ]);
  });

  it.each([
    ['Card.java', 'com.acme.pay.Card', 'com/acme/pay/Card.java'],
    ['Card.kt', 'com.acme.Card$Inner', 'com/acme/Card.kt'],
    ['com/acme/Card.java', 'com.acme.Card', 'com/acme/Card.java'],
    ['card.py', 'acme.pay.card', 'card.py'],
    ['Main.java', 'Main', 'Main.java'],
  ])('of the JVM lie in the directory of their package: %s of %s', (filename, module, expected) => {
    expect(filesOf({ stacktrace: { frames: [{ filename, module }] } })).toEqual([expected]);
  });

  it('are two when they have the same text at different places', () => {
    const frames = [{ filename: 'a' }, { abs_path: 'a' }, { filename: 'a', in_app: false }, { module: 'a' }];
    expect(factsOfEvent({ stacktrace: { frames: [...frames, ...frames] } }).frames).toHaveLength(4);
  });

  it('are the newest 250, each once', () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${index}`);
    expect(filesOf(stack(...names))).toEqual(names.slice(50));
    expect(filesOf(stack('start', ...Array<string>(1000).fill('again'), 'end'))).toEqual(['start', 'again', 'end']);
    expect(filesOf(frames(['start', ...Array<string>(1_000_000).fill('again'), 'end']))).toEqual(['again', 'end']);
    expect(filesOf({ exception: { values: [stack('cause'), stack(...names)] } })).toEqual(names.slice(50));
  });

  it('have no names too long for a file, and none that cannot be stored', () => {
    expect(filesOf(stack('x'.repeat(1000), 'y'.repeat(1001), 'a\u0000b', 'c\ud800'))).toEqual([
      'x'.repeat(1000),
      null,
      'a\ufffdb',
      'c\ufffd',
    ]);
  });
});

describe('the tags of an event', () => {
  const tagsOf = (event: Fields) => factsOfEvent(event).tags;

  it.each([
    ['pairs', [['a', 1], ['b', true], ['c'], 'd']], // prettier-ignore
    ['objects', [{ key: 'a', value: 1 }, { key: 'b', value: true }, null]],
    ['an object', { a: 1, b: true, c: null, d: {} }],
  ])('are read from %s', (_form, tags) => {
    expect(tagsOf({ tags })).toEqual([['a', '1'], ['b', 'true']]); // prettier-ignore
  });

  it('begin with what the event says itself', () => {
    const event = {
      environment: 'prod',
      release: 'shop@1',
      dist: 7,
      level: 'fatal',
      tags: { release: 'other', x: ' y ' },
    };
    expect(tagsOf(event)).toEqual([
      ['environment', 'prod'],
      ['release', 'shop@1'],
      ['dist', '7'],
      ['level', 'fatal'],
      ['release', 'other'],
      ['x', 'y'],
    ]);
  });

  it('name the user, with everything that is known of him', () => {
    const user = { email: 'bob@x.com', ip_address: '::1', plan: { a: 1 }, data: { plan: 'gold' } };
    expect(tagsOf({ user, tags: { 'user.plan': 'free' } })).toEqual([
      ['user', 'email:bob@x.com'],
      ['user.email', 'bob@x.com'],
      ['user.ip_address', '::1'],
      ['user.plan', 'gold'],
      ['user.plan', 'free'],
    ]);
  });

  it('are at most 200, with names and values cut', () => {
    const tags = Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 'v']);
    expect(tagsOf({ tags })).toHaveLength(200);
    expect(tagsOf({ tags: [['k'.repeat(300), 'v'.repeat(600)]] })).toEqual([
      [`${'k'.repeat(199)}…`, `${'v'.repeat(499)}…`],
    ]);
  });
});

it('reads the address of the request, cut to a bearable length', () => {
  expect(factsOfEvent({ request: { url: ' https://x.com/a?b ' } }).url).toBe('https://x.com/a?b');
  expect(factsOfEvent({ request: { url: `https://x.com/${'a'.repeat(5000)}` } }).url).toHaveLength(2000);
  expect(factsOfEvent({ request: [], url: 'x' }).url).toBeNull();
});

it('reads anything without throwing, and keeps within its limits', () => {
  const names = fc.constantFrom('exception', 'values', 'stacktrace', 'frames', 'filename', 'abs_path', 'module', 'in_app', 'threads', 'crashed', 'tags', 'user', 'data', 'request', 'url'); // prettier-ignore
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 7 },
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(null, true, 0, Number.NaN)),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(names, tree), (event) => {
      const { frames, tags } = factsOfEvent(event);
      for (const text of [...frames.flatMap(({ filename, module }) => [filename, module]), ...tags.flat()]) {
        expect(text === null || !/\p{Cs}/u.test(text)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
