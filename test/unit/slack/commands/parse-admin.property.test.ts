import fc from 'fast-check';
import { parseAdmin } from '../../../../src/slack/commands/admin-grammar/parse-admin';
import { printAdmin } from '../../../../src/slack/commands/admin-grammar/print-admin';
import { ADMIN_FORMS, type AdminCommand, type PersonSpec } from '../../../../src/slack/commands/admin-grammar/types';

const chars = (set: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...set), minLength, maxLength });
const slackId = (prefixes: string) =>
  fc.tuple(fc.constantFrom(...prefixes), chars('ABC0123', 1, 8)).map((parts) => parts.join(''));
const slug = chars('abcé019_-.', 1, 12);
const newSlug = chars('abCé019_-.', 1, 12);
const name = fc
  .oneof(chars('ab &<>#:|@!;amp', 1, 30), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }))
  .map((text) =>
    text
      .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF"“”„«»‟]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');
const person: fc.Arbitrary<PersonSpec> = fc.oneof(
  fc.constant<PersonSpec>({ by: 'me' }),
  slackId('UW').map((slackUserId) => ({ by: 'slack-user' as const, slackUserId })),
  chars('abcé', 1, 12).map((text) => ({ by: 'handle' as const, text: `x${text}` })),
  chars('abc.+', 1, 12).map((text) => ({ by: 'email' as const, text: `a${text}@acme.com` })),
  fc
    .bigInt(1n, 9223372036854775807n)
    .map((id) => ({ by: 'ref' as const, ref: { type: 'user' as const, id: `${id}` } })),
);
const several = <T>(one: fc.Arbitrary<T>, minLength: number) =>
  fc.uniqueArray(one, { minLength, maxLength: 5, selector: (value) => JSON.stringify(value) });
const page = fc.integer({ min: 1, max: 999_999 });
const kind = <K extends AdminCommand['kind']>(value: K) => fc.constant(value);
const ownershipText = fc.constantFrom('rules' as const, 'codeowners' as const);
const addOrRemove = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    several(one, 1).map((add) => ({ add, remove: [] as T[] })),
    several(one, 1).map((remove) => ({ add: [] as T[], remove })),
  );

const command: fc.Arbitrary<AdminCommand> = fc.oneof(
  fc.constantFrom<AdminCommand>({ kind: 'help' }, { kind: 'admin-list' }, { kind: 'doctor' }),
  fc.record({
    kind: kind('project-create'),
    name,
    slug: fc.option(newSlug),
    channelIds: several(slackId('CG'), 0),
    teams: several(slug, 0),
  }),
  fc
    .record({ kind: kind('project-rename'), slug, name: fc.option(name), newSlug: fc.option(newSlug) })
    .filter((renamed) => renamed.name !== null || renamed.newSlug !== null),
  fc.record({ kind: fc.constantFrom('project-list' as const, 'team-list' as const, 'audit' as const), page }),
  fc.record({
    kind: fc.constantFrom(
      ...(['project-show', 'project-keys', 'key-rotate', 'team-show', 'team-unlink', 'team-delete'] as const),
    ),
    slug,
  }),
  fc.record({ kind: kind('key-revoke'), slug, keyId: fc.bigInt(1n, 9223372036854775807n).map(String) }),
  fc.record({
    kind: kind('channel-set'),
    slug,
    channelId: slackId('CG'),
    minLevel: fc.option(fc.constantFrom('fatal' as const, 'error' as const, 'debug' as const)),
    regressions: fc.option(fc.constantFrom('thread' as const, 'channel' as const)),
  }),
  fc.record({ kind: kind('channel-remove'), slug, channelId: slackId('CG') }),
  fc.record({ kind: kind('project-delete'), slug: fc.option(fc.oneof(slug, fc.constant('--now'))), now: fc.boolean() }),
  fc.record({
    kind: kind('project-restore'),
    project: fc.oneof(slug, fc.bigInt(1n, 9223372036854775807n).map(String)),
    newSlug: fc.option(newSlug),
  }),
  fc.record({
    kind: kind('project-lease'),
    slug,
    lease: fc.option(
      fc.record({
        days: fc.integer({ min: 0, max: 9999 }),
        silence: fc.option(fc.constantFrom('team' as const, 'nobody' as const)),
      }),
    ),
  }),
  fc.record({ slug, change: addOrRemove(slug) }).map((given) => {
    return { kind: 'project-teams' as const, slug: given.slug, ...given.change };
  }),
  fc.record({ slug, change: addOrRemove(person) }).map((given) => {
    return { kind: 'team-members' as const, slug: given.slug, ...given.change };
  }),
  fc.record({ kind: kind('team-create'), slug: newSlug, name: fc.option(name), people: several(person, 0) }),
  fc.record({ kind: kind('team-link'), slug, slackUsergroupId: slackId('S') }),
  fc.record({ kind: kind('team-channel'), slug, channelId: fc.option(slackId('CG')) }),
  fc.record({ kind: kind('admin-change'), change: fc.constantFrom('add' as const, 'remove' as const), person }),
  fc.record({ kind: kind('ownership-show'), text: ownershipText, slug }),
  fc.record({ kind: kind('ownership-set'), text: ownershipText, slug: fc.option(slug) }),
  fc.record({ kind: kind('rules-back'), slug }),
  fc.record({ kind: kind('rules-commits'), slug, mode: fc.constantFrom('assign' as const, 'suggest' as const) }),
  fc.record({ kind: kind('rules-auto'), slug, autoAssign: fc.boolean() }),
  kind('codeowners-handles').map((only) => ({ kind: only })),
  fc.record({
    kind: kind('codeowners-map'),
    handle: fc.constantFrom('@octo', '@acme/pay', '@a-b_c/d.e_f', '@none', '@me'),
    to: fc.oneof(
      person,
      slackId('S').map((slackUsergroupId) => ({ by: 'usergroup' as const, slackUsergroupId })),
      fc.constant({ by: 'nobody' as const }),
    ),
  }),
  fc.record({ kind: kind('form'), form: fc.constant('codeowners-map' as const), slug: fc.constant('@octo') }),
  fc.record({ kind: kind('form'), form: fc.constant('rules-auto' as const), slug }),
  fc.record({
    kind: kind('form'),
    form: fc.constantFrom(...ADMIN_FORMS.filter((form) => form !== 'codeowners-map')),
    slug: fc.constant(null),
  }),
);

test('what is printed is parsed back as the same command', () => {
  fc.assert(
    fc.property(command, (given) => expect(parseAdmin(printAdmin(given))).toEqual(given)),
    { numRuns: 1000 },
  );
});

const KEYWORDS =
  'project create rename delete restore keys channel teams lease 5d silence:nobody team add remove link admin audit page shop revoke me none 7 @bob level:error rules codeowners set back auto on off';
const piece = fc.constantFrom(
  ...KEYWORDS.split(' ').map((word) => `${word} `),
  ...[
    'slug:',
    '--now ',
    '—now ',
    '"--now" ',
    'team:',
    '#',
    '<@U1|bob> ',
    '<#C1|alerts> ',
    '<!subteam^S1> ',
    '"',
    '“',
    '<',
    '>',
    '&amp;',
    '|',
  ],
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
);

test('no text throws, and printing what was read and reading it again changes nothing', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const read = parseAdmin(text);
      if (read.kind !== 'unreadable') expect(parseAdmin(printAdmin(read))).toEqual(read);
    }),
    { numRuns: 2000 },
  );
});

test.each(['<', '<@U1|', '"', '“', 'a', ' ', '#', 'slug:', 'team:x ', '&amp;', '<#C1|', '\u2060', '"<', 'a@b.'])(
  '100 kB of %j are read about as fast per character as a little of it',
  (part) => {
    const big = part.repeat(Math.ceil(100_000 / part.length));
    const started = performance.now();
    expect(parseAdmin(big)).toHaveProperty('kind');
    expect(parseAdmin(`project create ${big}`)).toHaveProperty('kind');
    expect(parseAdmin(`team create x ${big}`)).toHaveProperty('kind');
    // Linear reading takes a few milliseconds here; quadratic takes seconds.
    expect(performance.now() - started).toBeLessThan(800);
  },
);
