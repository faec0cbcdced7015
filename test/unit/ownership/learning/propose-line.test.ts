import fc from 'fast-check';
import { proposeLine } from '../../../../src/ownership/learning/propose-line';
import { compileRules } from '../../../../src/ownership/compile-rules';
import { matchRules } from '../../../../src/ownership/match-rules';
import { parseCodeowners } from '../../../../src/ownership/parse-codeowners';
import { parseRules } from '../../../../src/ownership/parse-rules';
import type { EventFacts } from '../../../../src/ownership/types';
import type { Actor } from '../../../../src/people/types';

const bob: Actor = { type: 'user', id: '2', name: 'Bob', handle: 'bob', slackUserId: 'U2', email: 'Bob@acme.com' };
const cards: Actor = { type: 'team', id: '7', name: 'Cards', slug: 'cards', slackUsergroupId: null };

const ruleOf = (text: string) => parseRules(text).rules[0]!;
const ownersOf = (text: string) => parseCodeowners(text).rules[0]!;
const inFile = (filename: string): EventFacts => ({
  frames: [{ filename, absPath: null, module: null, inApp: true }],
  url: 'https://shop.example/pay',
  tags: [['browser', 'Firefox']],
  release: null,
});
const line = (rule: string, files: readonly string[], to: Actor = bob) =>
  proposeLine(ruleOf(rule), to, files.map(inFile));

describe('the same matcher with the new owner', () => {
  test.each([
    ['path:src/pay/* #payments', ['src/pay/a.ts', 'src/pay/cards/b.ts'], 'path:src/pay/* bob@acme.com'],
    ['src/pay/* #payments #other', ['src/pay/a.ts'], 'path:src/pay/* bob@acme.com'],
    ['path:"src/my pay/*" #payments', ['src/my pay/a.ts'], 'path:"src/my pay/*" bob@acme.com'],
    ['url:*/pay #payments', ['src/a.ts'], 'url:*/pay bob@acme.com'],
    ['tags.browser:Fire* #payments', ['src/a.ts'], 'tags.browser:Fire* bob@acme.com'],
    ['path:src/pay/card.ts #payments', ['src/pay/card.ts'], 'path:src/pay/card.ts bob@acme.com'],
  ])('%s', (rule, files, expected) => expect(line(rule, files)).toBe(expected));

  it('names a team by its slug', () => {
    expect(line('path:src/pay/* #payments', ['src/pay/a.ts'], cards)).toBe('path:src/pay/* #cards');
  });

  it('names nobody without an e-mail that a rule can read', () => {
    const files = ['src/pay/a.ts'];
    expect(line('path:src/pay/* #payments', files, { ...bob, email: null })).toBeNull();
    expect(line('path:src/pay/* #payments', files, { ...bob, email: 'bob' })).toBeNull();
  });
});

describe('a narrower directory that all of the paths share', () => {
  test.each([
    ['path:src/pay/* #p', ['src/pay/cards/a.ts', 'src/pay/cards/b/c.ts'], 'path:src/pay/cards/*'],
    ['path:src/pay/* #p', ['/app/src/pay/cards/a.ts', 'webpack:///./src/pay/cards/b.ts'], 'path:src/pay/cards/*'],
    ['path:src/pay/* #p', ['C:\\work\\src\\pay\\Cards\\a.ts', 'src/pay/Cards/b.ts?v=1'], 'path:src/pay/Cards/*'],
    ['path:SRC/pay/* #p', ['src/pay/cards/a.ts'], 'path:SRC/pay/cards/*'],
    ['path:src/* #p', ['src/pay/cards/a.ts', 'src/pay/carts/b.ts'], 'path:src/pay/*'],
    ['path:src/*.ts #p', ['src/pay/a.ts', 'src/pay/b.ts'], 'path:src/pay/*.ts'],
    ['path:*.ts #p', ['/app/src/pay/a.ts', 'src/pay/b.ts'], 'path:src/pay/*.ts'],
    ['path:* #p', ['src/pay/a.ts', 'src/cart/b.ts'], 'path:src/*'],
    ['path:/app/src/* #p', ['/app/src/pay/a.ts'], 'path:/app/src/pay/*'],
    ['path:src/p* #p', ['src/pay/a.ts', 'src/pay/cards/b.ts'], 'path:src/pay/*'],
    ['path:src/pay/* #p', ['src/pay/my cards/a.ts'], 'path:"src/pay/my cards/*"'],
  ])('%s with %j', (rule, files, expected) => expect(line(rule, files)).toBe(`${expected} bob@acme.com`));

  test.each([
    ['the star is only a part of a name', 'path:src/p*/x.ts #p', ['src/pay/x.ts']],
    ['there is more after a part of a name', 'path:src/p*.ts #p', ['src/pay/pol/a.ts']],
    ['a directory has a star in its name', 'path:src/pay/* #p', ['src/pay/*/a.ts']],
    ['a directory hides a direction mark', 'path:src/pay/* #p', ['src/pay/a\u202eb/a.ts']],
    ['it would be too long to be shown whole', 'path:src/pay/* #p', [`src/pay/${'x'.repeat(600)}/a.ts`]],
    ['a part of the path leads upwards', 'path:src/pay/* #p', ['src/pay/../a.ts']],
  ])('but not where %s', (_why, rule, files) => {
    expect(line(rule, files)).toBe(`${ruleOf(rule).text.split(' ')[0]} bob@acme.com`);
  });

  it('nor where one of the issues has no event any more', () => {
    const rule = ruleOf('path:src/pay/* #p');
    expect(proposeLine(rule, bob, [inFile('src/pay/cards/a.ts'), null])).toBe('path:src/pay/* bob@acme.com');
  });

  it('matches all of the paths, and nothing that the rule does not match', () => {
    const name = fc.constantFrom('src', 'pay', 'Cards', 'a b', 'x.y', 'pay*', 'ς', 'SRC', 'İ');
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
    const pattern = fc.constantFrom(
      'src/*',
      'src/pay/*',
      '*',
      '*.y',
      'src/*/x.y',
      '*pay*',
      '/src/*',
      'src/p*',
      'p*',
      'src/p*y',
      'SRC/p?y/*',
    );
    fc.assert(
      fc.property(pattern, fc.array(path, { minLength: 1, maxLength: 5 }), path, (text, paths, other) => {
        const rule = ruleOf(`path:${text} #p`);
        const isMatched = (of: string, one: string) =>
          matchRules(compileRules({ rules: [ruleOf(of)] }), inFile(one)).length > 0;
        const evidence = paths.filter((one) => isMatched(rule.text, one));
        const proposed = line(rule.text, evidence) ?? '';
        for (const one of evidence) expect(isMatched(proposed, one)).toBe(true);
        if (isMatched(proposed, other)) expect(isMatched(rule.text, other)).toBe(true);
      }),
    );
  });
});

describe('a line of CODEOWNERS leads to a path rule', () => {
  const from = (text: string, files: readonly string[]) => proposeLine(ownersOf(text), bob, files.map(inFile));
  test.each([
    ['/src/pay/ @acme/payments', ['src/pay/a.ts', 'src/pay/x/b.ts'], 'path:src/pay/*'],
    ['/src/pay @acme/payments', ['/app/src/pay/a.ts'], 'path:src/pay/*'],
    ['*.ts @acme/payments', ['src/a.ts', 'lib/b.ts'], 'path:*.ts'],
    ['*.ts @acme/payments', ['src/a.ts', 'src/b.ts'], 'path:src/*.ts'],
    ['* @acme/payments', ['src/a.ts', 'lib/b.ts'], 'path:*'],
    ['docs/* @acme/payments', ['docs/a.ts'], 'path:docs/*'],
    ['**/pay/** @acme/payments', ['src/pay/a.ts', 'lib/pay/b.ts'], 'path:pay/*'],
    ['/src/*/x.ts @acme/payments', ['src/pay/x.ts', 'src/cart/x.ts'], 'path:src/*/x.ts'],
    ['/src/pay/card.ts @acme/payments', ['src/pay/card.ts'], 'path:src/pay/card.ts'],
  ])('%s with %j', (text, files, expected) => expect(from(text, files)).toBe(`${expected} bob@acme.com`));

  it('but not when nothing is known of the issues', () => {
    expect(proposeLine(ownersOf('/src/pay/ @acme/payments'), bob, [null])).toBeNull();
  });
});
