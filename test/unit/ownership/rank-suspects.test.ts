import { filesNearError, namesOf, rankSuspects, type Touched } from '../../../src/ownership/rank-suspects';
import type { FrameFacts } from '../../../src/ownership/types';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));
const frame = (filename: string | null, inApp: boolean | null = true, absPath: string | null = null): FrameFacts => ({
  filename,
  absPath,
  module: null,
  inApp,
});
/** Oldest call first, as SDKs send them: the error happened in the last one. */
const frames = (...names: string[]) => names.map((name) => frame(name));
const touch = (authorEmail: string, path: string, hour = 1, sha = `${authorEmail}-${hour}`): Touched => ({
  authorEmail,
  authorName: null,
  path,
  sha,
  committedAt: at(hour),
});
const scores = (of: readonly FrameFacts[], touched: readonly Touched[]) =>
  rankSuspects(filesNearError(of), touched).map(({ authorEmail, score }) => [authorEmail, score]);

describe('a path of a frame and one of a commit', () => {
  it.each([
    ['are the same', 'src/pay/card.ts', 'src/pay/card.ts', 5],
    ['agree to the end of the shorter one', '/srv/shop/src/pay/card.ts', 'src/pay/card.ts', 5],
    ['also when the frame is the shorter one', 'pay/card.ts', 'src/pay/card.ts', 5],
    ['without the place where code is deployed', '/app/server.js', 'server.js', 5],
    ['without what a bundler puts before it', 'webpack:///./src/pay/card.ts', 'src/pay/card.ts', 5],
    ['with the slashes of Windows', 'C:\\shop\\src\\pay\\card.ts', 'src/pay/card.ts', 5],
    ['have only the name in common', 'card.ts', 'src/pay/card.ts', 2],
    ['have only the name in common, the other way round', '/srv/shop/server.js', 'server.js', 2],
    ['differ in case', 'src/Pay/card.ts', 'src/pay/card.ts', null],
    ['agree only within a name', 'src/repay/card.ts', 'pay/card.ts', null],
    ['agree only within a file name', 'src/postcard.ts', 'card.ts', null],
    ['differ in the end', 'src/pay/card.ts', 'src/pay/card.tsx', null],
    ['differ in the middle', 'src/pay/card.ts', 'src/buy/card.ts', null],
  ])('%s', (_name, one, other, score) => {
    expect(scores(frames(one), [touch('bob', other)])).toEqual(score === null ? [] : [['bob', score]]);
  });

  it('the absolute one counts as well', () => {
    expect(scores([frame('card.ts', true, '/app/src/pay/card.ts')], [touch('bob', 'src/pay/card.ts')])).toEqual([
      ['bob', 5],
    ]);
  });
});

describe('the score', () => {
  it('falls with the distance from the error, and does not count below 2', () => {
    const stack = frames('src/e.ts', 'src/d.ts', 'src/c.ts', 'src/b.ts', 'src/a.ts');
    const touched = ['a', 'b', 'c', 'd', 'e'].map((name) => touch(name, `src/${name}.ts`));
    expect(scores(stack, touched)).toEqual([
      ['a', 5],
      ['b', 4],
      ['c', 3],
      ['d', 2],
    ]);
  });

  it('counts files, not calls', () => {
    const stack = frames('src/b.ts', 'src/a.ts', 'src/a.ts', 'src/a.ts', 'src/a.ts');
    expect(scores(stack, [touch('bob', 'src/b.ts')])).toEqual([['bob', 4]]);
  });

  it('of a bare name counts only where the error happened', () => {
    const stack = frames('b.ts', 'a.ts');
    expect(scores(stack, [touch('bob', 'src/b.ts'), touch('alice', 'src/a.ts')])).toEqual([['alice', 2]]);
  });
});

describe('the frames', () => {
  it('are those of our own code', () => {
    const stack = [frame('src/b.ts'), frame('src/x.ts', null), frame('lib/x.ts', false)];
    expect(scores(stack, [touch('x', 'lib/x.ts'), touch('y', 'src/x.ts'), touch('bob', 'src/b.ts')])).toEqual([
      ['bob', 5],
    ]);
  });

  it('are, when the SDK calls none its own, those it does not call foreign', () => {
    const stack = [frame('src/b.ts', null), frame('lib/x.ts', false)];
    expect(scores(stack, [touch('x', 'lib/x.ts'), touch('bob', 'src/b.ts')])).toEqual([['bob', 5]]);
  });

  it.each([
    ['no frame', []],
    ['only foreign ones', [frame('lib/x.ts', false)]],
    ['one without a file', [frame(null)]],
    ['one whose file is nothing', [frame('/')]],
  ])('with %s there is nobody', (_name, stack) => {
    expect(filesNearError(stack)).toEqual([]);
    expect(scores(stack, [touch('x', 'lib/x.ts')])).toEqual([]);
  });
});

describe('the authors', () => {
  const order = (touched: readonly Touched[], ...stack: string[]) =>
    rankSuspects(filesNearError(frames(...stack)), touched).map(({ authorEmail, sha }) => `${authorEmail} ${sha}`);

  it('come once each, with their best commit', () => {
    const touched = [touch('bob', 'src/b.ts', 9, 'far'), touch('bob', 'src/a.ts', 1, 'near')];
    expect(order(touched, 'src/b.ts', 'src/a.ts')).toEqual(['bob near']);
    expect(order(touched.toReversed(), 'src/b.ts', 'src/a.ts')).toEqual(['bob near']);
  });

  it('with the same score, the newer commit first', () => {
    const touched = [
      touch('old', 'src/a.ts', 1, '1'),
      touch('new', 'src/a.ts', 3, '3'),
      touch('mid', 'src/a.ts', 2, '2'),
      touch('old', 'src/a.ts', 0, '0'),
    ];
    expect(order(touched, 'src/a.ts')).toEqual(['new 3', 'mid 2', 'old 1']);
    expect(order(touched.toReversed(), 'src/a.ts')).toEqual(['new 3', 'mid 2', 'old 1']);
  });

  it('with the same time as well, always in the same order', () => {
    const touched = [touch('b', 'src/a.ts', 1, '2'), touch('a', 'src/a.ts', 1, '1')];
    expect(order(touched, 'src/a.ts')).toEqual(order(touched.toReversed(), 'src/a.ts'));
  });
});

test('the names to look for are the last parts, each once', () => {
  const stack = [frame('src/b.ts'), frame('lib/b.ts'), frame('x/a.ts', true, '/app/x/a.min.ts')];
  expect(namesOf(filesNearError(stack))).toEqual(['a.ts', 'a.min.ts', 'b.ts']);
});
