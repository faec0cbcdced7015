import fc from 'fast-check';
import type { Term } from '../../../../src/issues/query/types';
import type { AssignCommand, IssueSpec, QueryHolder, TargetSpec } from '../../../../src/slack/commands/grammar/types';
import { parseAssign } from '../../../../src/slack/commands/grammar/parse-assign';
import { printAssign } from '../../../../src/slack/commands/grammar/print-assign';

const chars = (set: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...set), minLength, maxLength });
const slackId = (prefixes: string) =>
  fc.tuple(fc.constantFrom(...prefixes), chars('ABC0123', 1, 8)).map((parts) => parts.join(''));
const slug = chars('abcme019_-', 1, 12);

const issue: fc.Arbitrary<IssueSpec> = fc.oneof(
  fc.record({
    by: fc.constant('short-id' as const),
    text: fc
      .tuple(chars('AZ09_', 1, 1), chars('AZ09_-', 0, 9), fc.integer({ min: 1, max: 99999 }))
      .map(([a, b, n]) => `${a}${b}-${n}`),
  }),
  fc.constant({ by: 'last' as const }),
  fc.record({
    by: fc.constant('permalink' as const),
    channelId: slackId('CDG'),
    ts: fc
      .tuple(fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }), chars('0123456789', 6, 6))
      .map(([a, b]) => `${a}.${b}`),
  }),
);
const target: fc.Arbitrary<TargetSpec> = fc.oneof(
  fc.constantFrom<TargetSpec>({ by: 'me' }, { by: 'nobody' }),
  slackId('UW').map((slackUserId) => ({ by: 'slack-user' as const, slackUserId })),
  slackId('S').map((slackUsergroupId) => ({ by: 'usergroup' as const, slackUsergroupId })),
  chars('abc&.-é', 1, 20).map((text) => ({ by: 'handle' as const, text })),
  slug.map((text) => ({ by: 'team-slug' as const, text })),
  chars("abc.+&'", 1, 20).map((text) => ({ by: 'email' as const, text: `a${text}@acme.com` })),
  fc
    .tuple(fc.constantFrom('user' as const, 'team' as const), fc.bigInt(1n, 9223372036854775807n))
    .map(([type, id]) => ({ by: 'ref' as const, ref: { type, id: String(id) } })),
);
const issues = fc.uniqueArray(issue, { minLength: 1, maxLength: 20, selector: (spec) => JSON.stringify(spec) });
const reason = fc.option(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '').trim())
    .filter((text) => text !== ''),
);
const path = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...'/\\.,- <>&|`@#*“'), fc.string({ unit: 'grapheme', maxLength: 1 })),
    maxLength: 40,
  })
  .map((text) =>
    text
      .replace(/["“”„«»‟]/g, '')
      .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
      .trim(),
  )
  .filter((text) => text !== '');
const compare = fc.constantFrom('=' as const, '>' as const, '>=' as const, '<' as const, '<=' as const);
const pattern = chars('aB*& <>.:!-–#@é', 1, 12)
  .map((text) => text.trim())
  .filter((text) => text.replaceAll('*', '').trim() !== '' && text.split('*').length < 7);
const term: fc.Arbitrary<Term<QueryHolder>> = fc
  .tuple(
    fc.oneof(
      fc.record({ on: fc.constant('status' as const), status: fc.constantFrom('unresolved', 'resolved', 'archived') }),
      fc.record({ on: fc.constant('assigned' as const), assigned: fc.boolean() }),
      fc.record({
        on: fc.constant('holder' as const),
        who: fc.oneof(
          target.filter(({ by }) => by !== 'handle' && by !== 'email'),
          fc.constant({ by: 'my-teams' as const }),
        ),
      }),
      fc.record({ on: fc.constant('project' as const), slug }),
      fc.record({ on: fc.constant('level' as const), compare, level: fc.constantFrom('fatal', 'error', 'debug') }),
      fc.record({
        on: fc.constantFrom('first-seen' as const, 'last-seen' as const),
        than: fc.constantFrom('within', 'before'),
        ageMs: fc.integer({ min: 1, max: 9_999 }).map((minutes) => minutes * 60_000),
      }),
      fc.record({ on: fc.constant('times-seen' as const), compare, times: fc.nat({ max: 999_999_999 }) }),
      fc.record({ on: fc.constant('release' as const), pattern }),
      fc.record({ on: fc.constant('tag' as const), key: chars('abc._', 1, 9), pattern }),
      fc.record({ on: fc.constant('text' as const), pattern }),
    ),
    fc.boolean(),
  )
  .map(([condition, not]) => ({ ...condition, not }));
const team = target.filter(({ by }) => by === 'team-slug' || by === 'usergroup' || by === 'ref');
const command: fc.Arbitrary<AssignCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('where' as const),
    query: fc.array(term, { minLength: 1, maxLength: 20 }),
    target,
    reason,
  }),
  fc.record({ kind: fc.constant('assign' as const), issues, target: team, reason, toOne: fc.constant(true as const) }),
  fc.constantFrom<AssignCommand>({ kind: 'modal' }, { kind: 'help' }, { kind: 'settings' }),
  fc.record({ kind: fc.constant('show' as const), issues }),
  fc.record({ kind: fc.constant('auto' as const), issues }),
  fc.record({ kind: fc.constant('test' as const), subject: issue, projectSlug: fc.constant(null) }),
  fc.record({
    kind: fc.constant('test' as const),
    subject: fc.record({ by: fc.constant('path' as const), path }),
    projectSlug: fc.option(slug),
  }),
  fc.record({ kind: fc.constant('assign' as const), issues, target, reason }),
  fc.record({
    kind: fc.constant('stats' as const),
    about: fc.option(
      fc.oneof(
        slug.map((text) => ({ by: 'team' as const, team: { by: 'team-slug' as const, text } })),
        slackId('S').map((slackUsergroupId) => {
          return { by: 'team' as const, team: { by: 'usergroup' as const, slackUsergroupId } };
        }),
        fc.oneof(slug, fc.constant('7d')).map((text) => ({ by: 'project' as const, slug: text })),
      ),
    ),
    days: fc.integer({ min: 1, max: 365 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    whose: fc.option(target),
    projectSlug: fc.option(slug),
    page: fc.integer({ min: 1, max: 999_999 }),
  }),
);

test('what is printed is parsed back as the same command', () => {
  fc.assert(fc.property(command, (given) => expect(parseAssign(printAssign(given))).toEqual(given)));
});

// Pieces that mean something, thrown together, find more than random characters do.
const piece = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '|',
    '<@',
    '<@U1|',
    '<#C1|',
    '<!subteam^S1>',
    '<mailto:',
    '@',
    '#',
    '--',
    '—',
    '–',
    ' ',
    '\n',
    ',',
    '“',
    '"',
    "'",
    '&amp;',
    '&lt;',
  ),
  fc.constantFrom(
    'web-7',
    'last',
    'me',
    'none',
    'list',
    'mine',
    'auto',
    'test ',
    'stats',
    '7d',
    '400d',
    'src/a.ts',
    'help',
    'settings',
    'page',
    '2',
    'user:',
    'team:7',
    'project:',
    'https://a.slack.com/archives/C1/p1712345678901234',
    '?thread_ts=',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
);

test('no text throws, and printing what was read and reading it again changes nothing', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const read = parseAssign(text);
      if (read.kind !== 'unreadable') expect(parseAssign(printAssign(read))).toEqual(read);
    }),
    { numRuns: 2000 },
  );
});

test.each(['<', '<@U1|', 'a@.', '@', '--', ' ', 'web-', '&amp;', '“', 'web-7 ', '<!subteam^', 'x', '\u2060', '-- <'])(
  '100 kB of %j are read about as fast per character as a little of it',
  (part) => {
    const big = part.repeat(Math.ceil(100_000 / part.length));
    const forms = [big, `web-7 me -- ${big}`, `test ${big}`, `auto web-7 ${big}`];
    const once = () => {
      const started = performance.now();
      for (const form of forms) expect(parseAssign(form)).toHaveProperty('kind');
      return performance.now() - started;
    };
    // Linear reading takes a few milliseconds here; quadratic takes seconds. The machine may be busy with something else.
    expect(Math.min(once(), once(), once())).toBeLessThan(500);
  },
);
