import { parseAssign } from '../../../../src/slack/commands/grammar/parse-assign';

const where = (text: string) => {
  const command = parseAssign(`where ${text}`);
  if (command.kind !== 'where') throw new Error(JSON.stringify(command));
  return command;
};
const terms = (query: string) => where(`${query} me`).query;
const refused = (text: string) => {
  const command = parseAssign(`where ${text}`);
  return command.kind === 'unreadable' ? command.what : `understood as ${JSON.stringify(command)}`;
};
const DAY = 86_400_000;

test('a search, who shall have what it finds, and why', () => {
  expect(where('is:unassigned project:checkout level:error older:7d #backend -- too many &lt;of these')).toEqual({
    kind: 'where',
    query: [
      { on: 'assigned', assigned: false, not: false },
      { on: 'project', slug: 'checkout', not: false },
      { on: 'level', compare: '=', level: 'error', not: false },
      { on: 'first-seen', than: 'before', ageMs: 7 * DAY, not: false },
    ],
    target: { by: 'team-slug', text: 'backend' },
    reason: 'too many <of these',
  });
});

test.each<[string, object]>([
  ['is:Resolved', { on: 'status', status: 'resolved' }],
  ['!is:archived', { on: 'status', status: 'archived', not: true }],
  ['assigned:me', { on: 'holder', who: { by: 'me' } }],
  ['assigned:none', { on: 'holder', who: { by: 'nobody' } }],
  ['assigned:my_teams', { on: 'holder', who: { by: 'my-teams' } }],
  ['assigned:<@U1|bob>', { on: 'holder', who: { by: 'slack-user', slackUserId: 'U1' } }],
  ['!assigned:<#C1|back end>', { on: 'holder', who: { by: 'team-slug', text: 'back end' }, not: true }],
  ['assigned:&lt;@U1&gt;', {}],
  ['level:&gt;=warning', { on: 'level', compare: '>=', level: 'warning' }],
  ['first-seen:-7d', { on: 'first-seen', than: 'within', ageMs: 7 * DAY }],
  ['firstSeen:+2w', { on: 'first-seen', than: 'before', ageMs: 14 * DAY }],
  ['last_seen:-90m', { on: 'last-seen', than: 'within', ageMs: 90 * 60_000 }],
  ['newer:24h', { on: 'first-seen', than: 'within', ageMs: DAY }],
  ['times-seen:&gt;100', { on: 'times-seen', compare: '>', times: 100 }],
  ['timesSeen:7', { on: 'times-seen', compare: '=', times: 7 }],
  ['release:shop@1.4.*', { on: 'release', pattern: 'shop@1.4.*' }],
  ['environment:production', { on: 'tag', key: 'environment', pattern: 'production' }],
  ['Browser.name:“Chrome *”', { on: 'tag', key: 'browser.name', pattern: 'Chrome *' }],
  ['tags[levels]:3', { on: 'tag', key: 'levels', pattern: '3' }],
  ['os:*', { on: 'tag', key: 'os', pattern: '*' }],
  ['"is:unassigned -- x"', { on: 'text', pattern: 'is:unassigned -- x' }],
  ['!time*out', { on: 'text', pattern: 'time*out', not: true }],
  ['a,b', { on: 'text', pattern: 'a,b' }],
  ['&amp;lt;', { on: 'text', pattern: '&lt;' }],
])('%s', (typed, read) => {
  if (Object.keys(read).length === 0) return expect(refused(`${typed} me`)).toContain('names nobody');
  expect(terms(typed)).toEqual([{ not: false, ...read }]);
});

test.each([
  ['', 'Which issues, and who shall have them?'],
  ['me', 'no search that says which issues'],
  ['is:unassigned', '“is:unassigned” is nobody to assign to'],
  ['is:unassigned bob', '“bob” is nobody to assign to'],
  ['is:ignored me', '“is:ignored” is not known: unassigned, assigned, unresolved, resolved or archived can follow'],
  ['is: me', '“is:” has nothing after its colon, such as “is:unassigned”'],
  ['!is: me', '“!is:” has nothing'],
  ['levl:error me', '“levl:error” is no search: “level:” is, and a tag of that name is written “tags[levl]:”'],
  ['asigned:@bob me', '“assigned:” is'],
  ['frist-seen:-7d me', '“first-seen:” is'],
  ['level:loud me', '“level:loud” is no level: fatal, error, warning, info or debug'],
  ['assigned:bob me', '“assigned:bob” names nobody'],
  ['project:a/b me', 'names no project'],
  ['first-seen:7d me', '“-7d” is within the last seven days'],
  ['older:-7d me', 'is no time'],
  ['older:soon me', 'is no time'],
  ['older:0d me', 'is no time'],
  ['times-seen:many me', 'is no number'],
  ['times-seen:&gt;9999999999 me', 'is no number'],
  ['environment: me', 'has nothing after its colon'],
  ['environment:"" me', 'has nothing after its colon'],
  ['"" me', 'has no letters'],
  ['* me', 'has no letters'],
  ['! me', 'understood as'],
  ['a*b*c*d*e*f*g me', 'asks for too much'],
  [`${'a'.repeat(201)} me`, 'asks for too much'],
  [`${'a '.repeat(21)}me`, 'at most 20 words, and there are 21'],
  [`${'a'.repeat(1_001)} me`, 'at most 1,000 characters'],
  [`is:unassigned me -- ${'a'.repeat(501)}`, 'at most 500 characters'],
  ['is:unassigned #backend --to-one', 'for issues that are named'],
])('“where %s” is refused as a whole, and says what would have been right', (text, what) => {
  expect(refused(text)).toContain(what);
});

test('any text at all takes linear time', () => {
  for (const piece of ['"', '<', '"<', 'a:', '!', '<a|', 'tags[', '* ', '&lt;', '— ', 'is:unassigned ']) {
    expect(parseAssign(`where ${piece.repeat(100_000)}`).kind).toBe('unreadable');
  }
});

test.each([
  ['CHECKOUT-1 #backend --to-one', { toOne: true, reason: null }],
  ['CHECKOUT-1 —to-one #backend — they know', { toOne: true, reason: 'they know' }],
  ['CHECKOUT-1 #backend -- to-one', { reason: 'to-one' }],
  ['CHECKOUT-1 #backend -- see --to-one', { reason: 'see --to-one' }],
])('/assign %s', (text, read) => {
  const team = { by: 'team-slug', text: 'backend' };
  const issues = [{ by: 'short-id', text: 'CHECKOUT-1' }];
  expect(parseAssign(text)).toEqual({ kind: 'assign', issues, target: team, ...read });
});

test.each([
  ['CHECKOUT-1 --to-one', 'there is no team'],
  ['CHECKOUT-1 me --to-one', 'there is no team'],
  ['CHECKOUT-1 none --to-one', 'there is no team'],
  ['auto CHECKOUT-1 --to-one', '“--to-one” is no issue'],
])('/assign %s is refused', (text, what) => {
  expect(parseAssign(text)).toMatchObject({ kind: 'unreadable', what: expect.stringContaining(what) as string });
});
