import { chooseOwners } from '../../../src/ownership/choose-owners';
import { compileRules } from '../../../src/ownership/compile-rules';
import { matchRules } from '../../../src/ownership/match-rules';
import { parseCodeowners } from '../../../src/ownership/parse-codeowners';
import { parseRules } from '../../../src/ownership/parse-rules';
import { printOwner } from '../../../src/ownership/read-owner';
import { traceRules } from '../../../src/ownership/trace-rules';
import type { AnyOwner, EventFacts, FrameFacts } from '../../../src/ownership/types';

const frame = (filename: string | null, more: Partial<FrameFacts> = {}): FrameFacts => ({
  filename,
  absPath: null,
  module: null,
  inApp: null,
  ...more,
});
const event = (more: Partial<EventFacts>): EventFacts => ({ frames: [], url: null, tags: [], release: null, ...more });
const files = (...names: string[]) => event({ frames: names.map((name) => frame(name)) });

function compiled({
  rules = '',
  codeowners = '',
  stackRoots,
}: {
  rules?: string;
  codeowners?: string;
  stackRoots?: string[];
}) {
  const read = parseRules(rules);
  const lines = parseCodeowners(codeowners);
  expect([...read.errors, ...lines.skipped]).toEqual([]);
  return compileRules({ rules: read.rules, codeowners: lines.rules, stackRoots });
}
/** The texts of the rules that match, winner first. */
const winners = (sources: Parameters<typeof compiled>[0], facts: EventFacts) =>
  matchRules(compiled(sources), facts).map(({ rule }) => rule.text);
const doesMatch = (pattern: string, facts: EventFacts) => winners({ rules: `${pattern} #t` }, facts).length === 1;

describe('a path rule', () => {
  it.each([
    ['src/pay/*', 'src/pay/card.ts', true],
    ['src/pay/*', 'src/pay/deep/card.ts', true],
    ['src/pay/*', './src/pay/card.ts', true],
    ['./src/pay/*', 'src/pay/card.ts', true],
    ['src/pay/*', '/app/src/pay/card.ts', true],
    ['src/pay/*', 'webpack:///./src/pay/card.ts', true],
    ['src/pay/*', 'C:\\app\\src\\pay\\card.ts', true],
    ['src\\pay\\*', '/app/src/pay/card.ts', true],
    ['c:\\app\\*', 'C:\\app\\src\\pay.ts', true],
    ['SRC/Größe/*', 'src/GRÖSSE/a', false],
    ['SRC/Grüße/*', 'src/GRÜßE/a', true],
    ['ΟΔΟΣ*', 'οδοσα', true],
    ['src/pay/*', 'mysrc/pay/card.ts', false],
    ['src/pay/*', 'src/payments/card.ts', false],
    ['src/pay', 'src/pay/card.ts', false],
    ['card.ts', 'src/pay/card.ts', true],
    ['card', 'src/pay/card.ts', false],
    ['/src/*', '/src/a.ts', true],
    ['/src/*', '/app/src/a.ts', false],
    ['/src/*', 'src/a.ts', false],
    ['*.ts', '/app/src/a.ts', true],
    ['*pay*', '/app/src/repayment.ts', true],
    ['a?b.ts', 'x/a/b.ts', true],
    ['*.js', 'https://cdn.x.com/app.js?v=3#top', true],
    ['https://cdn.x.com/*', 'https://CDN.x.com/app.js', true],
    ['pages/[id].ts', 'src/pages/[id].ts', true],
    ['*', 'a', true],
  ])('%s on %s: %p', (pattern, path, expected) => {
    expect(doesMatch(pattern, files(path))).toBe(expected);
    expect(doesMatch(pattern, event({ frames: [frame('other.rb', { absPath: path })] }))).toBe(
      expected || pattern === '*',
    );
  });

  it('says which file it matched on: the newest call’s, as the event has it', () => {
    const facts = files('src/Pay/old.ts', './src/Pay/new.ts', 'src/cart.ts');
    expect(matchRules(compiled({ rules: 'src/pay/* #t' }), facts)[0]?.on).toEqual({
      type: 'path',
      value: './src/Pay/new.ts',
    });
  });
});

describe('other rules', () => {
  it.each([
    ['module:com.acme', event({ frames: [frame(null, { module: 'com.acme.Pay' })] }), false],
    ['module:com.acme*', event({ frames: [frame(null, { module: 'com.acme.Pay' })] }), true],
    ['module:acme.*', event({ frames: [frame(null, { module: 'com.acme.Pay' })] }), false],
    ['module:com.ACME*', event({ frames: [frame(null, { module: 'com.acme.Pay' })] }), false],
    ['module:com.acme.*', files('com.acme.Pay'), false],
    ['url:https://x.com/pay*', event({ url: 'https://X.com/Pay?id=1' }), true],
    ['url:/pay*', event({ url: 'https://x.com/pay' }), false],
    ['url:*', event({}), false],
    ['tags.browser:Fire*', event({ tags: [['browser', 'Firefox']] }), true],
    ['tags.browser:fire*', event({ tags: [['browser', 'Firefox']] }), false],
    ['tags.Browser:Fire*', event({ tags: [['browser', 'Firefox']] }), false],
    ['tags.os.name:*', event({ tags: [['os.name', 'Linux']] }), true],
    ['tags.name:*', event({ tags: [['os.name', 'Linux']] }), false],
    ['tags.a:2', event({ tags: [['a', '1'], ['a', '2']] }), true], // prettier-ignore
    ['*', event({ url: 'x', tags: [['a', '1']] }), false],
  ])('%s', (pattern, facts, expected) => {
    expect(doesMatch(pattern, facts)).toBe(expected);
  });

  it('say what they matched on', () => {
    const facts = event({ frames: [frame(null, { module: 'a.B' })], url: 'https://X.com', tags: [['t', 'v']] });
    expect(
      matchRules(compiled({ rules: 'module:a.* #t\nurl:*x.com #t\ntags.t:? #t' }), facts).map(({ on }) => on),
    ).toEqual([
      { type: 'tag', name: 't', value: 'v' },
      { type: 'url', value: 'https://X.com' },
      { type: 'module', value: 'a.B' },
    ]);
  });
});

describe('a CODEOWNERS line', () => {
  const takes = (pattern: string, path: string, stackRoots?: string[]) =>
    winners({ codeowners: `${pattern} @t`, stackRoots }, files(path)).length === 1;

  it.each([
    ['/src/pay/', 'src/pay/card.ts', true],
    ['/src/pay/', './src/pay/card.ts', true],
    ['/src/pay/', '../../src/pay/card.ts', true],
    ['/src/pay/', 'src/lib/../pay/card.ts', true],
    ['/src/pay/', 'webpack://shop/./src/pay/card.ts?8f3a', true],
    ['/src/pay/', 'app:///src/pay/card.ts', true],
    ['/src/pay/', 'https://cdn.x.com/src/pay/card.ts', true],
    ['/src/pay/', '~/src/pay/card.ts', true],
    ['/src/pay/', '/app/src/pay/card.ts', true],
    ['/src/pay/', 'file:///usr/src/app/src/pay/card.ts', true],
    ['/src/pay/', '/home/bob/shop/src/pay/card.ts', false],
    ['/app/', 'app/models/card.rb', true],
    ['/app/', '/app/lib/card.rb', false],
    ['/SRC/', 'src/pay/card.ts', false],
    ['pay/', '/home/bob/shop/src/pay/card.ts', true],
    ['*.ts', 'C:\\shop\\src\\card.ts', true],
  ])('%s on %s: %p', (pattern, path, expected) => {
    expect(takes(pattern, path)).toBe(expected);
  });

  it.each(['/home/bob/shop', '/home/bob/shop/', '/home/bob', 'D:\\home\\bob\\shop'])(
    'begins below a stack root (%s) that the project names',
    (root) => {
      expect(
        takes(root === '/home/bob' ? '/shop/src/pay/' : '/src/pay/', '/home/bob/shop/src/pay/card.ts', [root]),
      ).toBe(true);
      expect(takes('/src/pay/', '/app/src/pay/card.ts', [root])).toBe(false);
    },
  );

  it('does not look at libraries’ frames when there are others', () => {
    const mixed = [frame('src/a.js', { inApp: true }), frame('lib/b.js', { inApp: false }), frame('src/c.js')];
    expect(winners({ codeowners: '/lib/ @t' }, event({ frames: mixed }))).toEqual([]);
    expect(winners({ codeowners: '/src/c.js @t' }, event({ frames: mixed }))).toHaveLength(1);
    expect(winners({ codeowners: '/lib/ @t' }, event({ frames: mixed.slice(1, 2) }))).toHaveLength(1);
    expect(winners({ rules: 'lib/* #t' }, event({ frames: mixed }))).toHaveLength(1);
  });

  it('without owners takes its files, and only those, from the lines before it', () => {
    const codeowners = '* @all\n/apps/ @apps\n/apps/github\n/apps/github/ok @ok';
    const texts = (...names: string[]) => winners({ codeowners }, files(...names));
    expect(texts('apps/github/a.ts')).toEqual(['codeowners:/apps/github']);
    expect(texts('apps/github/ok')).toEqual(['codeowners:/apps/github/ok @ok', 'codeowners:/apps/github']);
    expect(texts('apps/a.ts', 'apps/github/b.ts')).toEqual(['codeowners:/apps/github', 'codeowners:/apps/ @apps', 'codeowners:* @all']); // prettier-ignore
  });

  it('without owners takes a frame, whichever of its two paths matches', () => {
    const frames = [frame('src/a.ts', { absPath: '/home/bob/src/a.ts' })];
    expect(winners({ codeowners: '* @all\n/src/' }, event({ frames }))).toEqual(['codeowners:/src/']);
  });
});

it.each([0, 31, 32, 63, 64, 99])('rules find file %d of a hundred', (number) => {
  const hundred = files(...Array.from({ length: 100 }, (_, index) => `src/f${index}.ts`));
  expect(winners({ rules: `f${number}.ts #t`, codeowners: `/src/f${number}.ts @t` }, hundred)).toHaveLength(2);
});

describe('of several rules', () => {
  const rules = 'src/* #first\n*.py #never\n*.ts #second\ntags.a:* #third';
  const codeowners = '* @weak\n/src/ @strong';
  const facts = { ...files('src/a.ts'), tags: [['a', '1']] as const };

  it('the last line wins, and any rule beats CODEOWNERS', () => {
    expect(winners({ rules, codeowners }, facts)).toEqual([
      'tags.a:* #third',
      'path:*.ts #second',
      'path:src/* #first',
      'codeowners:/src/ @strong',
      'codeowners:* @weak',
    ]);
  });

  it('all that were tried are in the trace, weakest first', () => {
    const ready = compiled({ rules, codeowners });
    expect(traceRules(ready, matchRules(ready, facts)).map(({ rule, on }) => [rule.text, on?.value ?? null])).toEqual([
      ['codeowners:* @weak', 'src/a.ts'],
      ['codeowners:/src/ @strong', 'src/a.ts'],
      ['path:src/* #first', 'src/a.ts'],
      ['path:*.py #never', null],
      ['path:*.ts #second', 'src/a.ts'],
      ['tags.a:* #third', '1'],
    ]);
  });
});

describe('the owners', () => {
  const choose = (sources: Parameters<typeof compiled>[0], gone: readonly string[] = []) => {
    const resolve = (owner: AnyOwner) => (gone.includes(printOwner(owner)) ? null : printOwner(owner));
    const { kept, stale } = chooseOwners(matchRules(compiled(sources), files('src/a.ts')), resolve);
    return {
      kept: kept.map(({ owners }) => owners),
      stale: stale.map(({ rule, owner }) => [rule.line, printOwner(owner)]),
    };
  };

  it('of the last two matching rules are kept, all of them', () => {
    const rules = '* #a\n* #b b@x.com\n*.py #never\n* #c c@x.com d@x.com';
    expect(choose({ rules, codeowners: '* @weak' }).kept).toEqual([
      ['#c', 'c@x.com', 'd@x.com'],
      ['#b', 'b@x.com'],
    ]);
  });

  it('come from CODEOWNERS when the rules leave room', () => {
    expect(choose({ rules: '* #a', codeowners: '* @weak\n/src/ @strong' }).kept).toEqual([['#a'], ['@strong']]);
  });

  it('that cannot be assigned are passed over, and told as stale', () => {
    const rules = '* #a\n* #gone\n* #b gone@x.com';
    expect(choose({ rules }, ['#gone', 'gone@x.com'])).toEqual({
      kept: [['#b'], ['#a']],
      stale: [[3, 'gone@x.com'], [2, '#gone']], // prettier-ignore
    });
  });

  it('of rules beyond the two are not asked for', () => {
    expect(choose({ rules: '* #gone\n* #a\n* #b' }, ['#gone'])).toEqual({ kept: [['#b'], ['#a']], stale: [] });
  });

  it('are nobody when no rule has any left', () => {
    expect(choose({ rules: '* #gone', codeowners: '* @weak\n/src/' }, ['#gone'])).toEqual({
      kept: [],
      stale: [[1, '#gone']],
    });
    expect(choose({})).toEqual({ kept: [], stale: [] });
  });
});
