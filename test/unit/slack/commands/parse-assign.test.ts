import type { AssignCommand } from '../../../../src/slack/commands/grammar/types';
import { parseAssign } from '../../../../src/slack/commands/grammar/parse-assign';

const one = (text: string) => ({ by: 'short-id', text }) as const;
const assign = (issues: string[], target: object, reason: string | null = null) => ({
  kind: 'assign',
  issues: issues.map(one),
  target,
  reason,
});
const bob = { by: 'slack-user', slackUserId: 'U1' };
const tests = (subject: object, projectSlug: string | null = null) => ({ kind: 'test', subject, projectSlug });
const path = (text: string, projectSlug: string | null = null) => tests({ by: 'path', path: text }, projectSlug);
const stats = (more: object = {}) => ({ kind: 'stats', about: null, days: 30, ...more });
const list = (more: object = {}) => ({ kind: 'list', whose: null, projectSlug: null, page: 1, ...more });

test.each<[text: string, command: object]>([
  ['', { kind: 'modal' }],
  ['   \u00a0\n ', { kind: 'modal' }],
  ['help', { kind: 'help' }],
  [' HELP me ', { kind: 'help' }],
  ['settings', { kind: 'settings' }],
  [' Settings ', { kind: 'settings' }],
  ['settings-1', { kind: 'show', issues: [one('SETTINGS-1')] }],
  ['CHECKOUT-1 <@U1|bob>', assign(['CHECKOUT-1'], bob)],
  ['checkout-1   <@U1>', assign(['CHECKOUT-1'], bob)],
  ['<@U1|bob the builder> checkout-1', assign(['CHECKOUT-1'], bob)],
  ['\u2068checkout-1\u2069 <@W1|bob>\u2060', assign(['CHECKOUT-1'], { by: 'slack-user', slackUserId: 'W1' })],
  ['web-app_2-7, WEB-8 @bob', assign(['WEB-APP_2-7', 'WEB-8'], { by: 'handle', text: 'bob' })],
  ['web-7 web-7 WEB-7 @Bob.Smith', assign(['WEB-7'], { by: 'handle', text: 'Bob.Smith' })],
  ['“WEB-7” ‘@bob’', assign(['WEB-7'], { by: 'handle', text: 'bob' })],
  ['web-7 #backend', assign(['WEB-7'], { by: 'team-slug', text: 'backend' })],
  ['web-7 <#C1|backend>', assign(['WEB-7'], { by: 'team-slug', text: 'backend' })],
  ['web-7 <!subteam^S1|@backend>', assign(['WEB-7'], { by: 'usergroup', slackUsergroupId: 'S1' })],
  ['web-7 <!subteam^S1>', assign(['WEB-7'], { by: 'usergroup', slackUsergroupId: 'S1' })],
  ['web-7 bob@acme.com', assign(['WEB-7'], { by: 'email', text: 'bob@acme.com' })],
  ['web-7 <mailto:bob@acme.com|bob@acme.com>', assign(['WEB-7'], { by: 'email', text: 'bob@acme.com' })],
  ["web-7 o'brien@acme.com", assign(['WEB-7'], { by: 'email', text: "o'brien@acme.com" })],
  ['web-7 ME', assign(['WEB-7'], { by: 'me' })],
  ['web-7 None', assign(['WEB-7'], { by: 'nobody' })],
  ['web-7 @none', assign(['WEB-7'], { by: 'nobody' })],
  ['web-7 user:12', assign(['WEB-7'], { by: 'ref', ref: { type: 'user', id: '12' } })],
  ['web-7 TEAM:7', assign(['WEB-7'], { by: 'ref', ref: { type: 'team', id: '7' } })],
  ['web-7 me -- knows this code', assign(['WEB-7'], { by: 'me' }, 'knows this code')],
  ['web-7 me — knows this code', assign(['WEB-7'], { by: 'me' }, 'knows this code')],
  ['web-7 me –knows', assign(['WEB-7'], { by: 'me' }, 'knows')],
  ['web-7 me --', assign(['WEB-7'], { by: 'me' })],
  [
    'web-7 me -- a &amp; b &lt;3 -- <@U1|bob>, <#C1|ops> <https://x.y|docs>',
    assign(['WEB-7'], { by: 'me' }, 'a & b <3 -- @bob, #ops docs'),
  ],
  ['web-7 me -- &amp;lt;', assign(['WEB-7'], { by: 'me' }, '&lt;')],
  ['last me', { kind: 'assign', issues: [{ by: 'last' }], target: { by: 'me' }, reason: null }],
  ['LAST web-7', { kind: 'show', issues: [{ by: 'last' }, one('WEB-7')] }],
  ['CHECKOUT-1', { kind: 'show', issues: [one('CHECKOUT-1')] }],
  ['mine', list({ whose: { by: 'me' } })],
  ['Mine checkout', list({ whose: { by: 'me' }, projectSlug: 'checkout' })],
  ['stats', stats()],
  ['Stats 7D', stats({ days: 7 })],
  ['stats #backend 90d', stats({ about: { by: 'team', team: { by: 'team-slug', text: 'backend' } }, days: 90 })],
  ['stats 365d <#C1|backend>', stats({ about: { by: 'team', team: { by: 'team-slug', text: 'backend' } }, days: 365 })],
  ['stats checkout', stats({ about: { by: 'project', slug: 'checkout' } })],
  ['stats project:7d 14d', stats({ about: { by: 'project', slug: '7d' }, days: 14 })],
  ['stats-1', { kind: 'show', issues: [one('STATS-1')] }],
  ['list', list()],
  ['list none', list({ whose: { by: 'nobody' } })],
  ['list <@U1|bob> web-app', list({ whose: bob, projectSlug: 'web-app' })],
  [
    'list web-app #backend page 3',
    list({ whose: { by: 'team-slug', text: 'backend' }, projectSlug: 'web-app', page: 3 }),
  ],
  ['auto web-7', { kind: 'auto', issues: [one('WEB-7')] }],
  ['AUTO web-7, last WEB-7', { kind: 'auto', issues: [one('WEB-7'), { by: 'last' }] }],
  ['auto-1', { kind: 'show', issues: [one('AUTO-1')] }],
  ['test checkout-1', tests(one('CHECKOUT-1'))],
  ['Test LAST', tests({ by: 'last' })],
  [
    'test <https://acme.slack.com/archives/C1/p1712345678901234|the card>',
    tests({ by: 'permalink', channelId: 'C1', ts: '1712345678.901234' }),
  ],
  ['test src/pay/charge.ts', path('src/pay/charge.ts')],
  ['test  src/pay/charge.ts  checkout', path('src/pay/charge.ts', 'checkout')],
  ['test src/pay/charge.ts project:me', path('src/pay/charge.ts', 'me')],
  ['test “src/my dir/a -- b, c.ts” web', path('src/my dir/a -- b, c.ts', 'web')],
  ['test "CHECKOUT-1"', path('CHECKOUT-1')],
  ['test "last" web', path('last', 'web')],
  ['test <a"b> web', path('ab', 'web')],
  ['test `src/a.ts`', path('src/a.ts')],
  ['test C:\\shop\\pay.ts', path('C:\\shop\\pay.ts')],
  ['test <http://charge.py|charge.py>', path('charge.py')],
  ['test src/a&amp;b/&lt;id&gt;.ts', path('src/a&b/<id>.ts')],
  ['list page', list({ projectSlug: 'page' })],
  ['list project:me', list({ projectSlug: 'me' })],
])('%j is read as it is meant', (text, command) => {
  expect(parseAssign(text)).toEqual(command);
});

const permalink = (ts: string) => ({ kind: 'show', issues: [{ by: 'permalink', channelId: 'C1', ts }] });
test.each([
  ['https://acme.slack.com/archives/C1/p1712345678901234', '1712345678.901234'],
  ['<https://acme.slack.com/archives/C1/p1712345678901234>', '1712345678.901234'],
  ['<https://acme.slack.com/archives/C1/p1712345678901234|the card>', '1712345678.901234'],
  ['http://127.0.0.1:4000/archives/C1/p1712345678901234', '1712345678.901234'],
  ['<https://a.slack.com/archives/C1/p1712345999000001?thread_ts=1712345678.901234&amp;cid=C1>', '1712345678.901234'],
  ['https://a.slack.com/archives/C1/p1712345999000001?cid=C1&thread_ts=1712345678.901234', '1712345678.901234'],
])('%s names the card at the root of its thread', (text, ts) => {
  expect(parseAssign(text)).toEqual(permalink(ts));
});

test.each<[text: string, what: RegExp]>([
  ['bob', /^“bob” is neither an issue nor somebody/],
  ['web-7 bob', /“bob” is neither/],
  ['web-0 @bob', /“web-0” is neither/],
  ['web-7 @', /“@” is neither/],
  ['web-7 <!channel>', /“@channel” is neither/],
  ['web-7 &lt;@U1&gt;', /“<@U1>” is neither/],
  ['web-7 <#C1|>', /hides the name of that channel/],
  ['web-7 user:0', /“user:0” is neither/],
  ['@bob', /no issue/],
  ['stats me', /of a team or a project, and “me” is neither/],
  ['stats <@U1|bob>', /“@bob” is neither/],
  ['stats 0d', /1d to 365d/],
  ['stats 366d', /1d to 365d/],
  ['stats 7d 30d', /one time/],
  ['stats checkout #backend', /one team or project/],
  ['stats a.b', /“a.b” is no team, project or time/],
  ['stats -- because', /no reason/],
  ['web-7 @bob @ann', /two here/],
  ['web-7 -- because', /nobody to assign to/],
  ['-- because', /no issue/],
  ['settings @bob', /stands alone/],
  ['settings -- quiet', /stands alone/],
  ['auto', /Which issues/],
  ['auto web-7 @bob', /^“@bob” is no issue\.$/],
  ['auto web-7 -- because', /no reason/],
  [`auto ${Array.from({ length: 101 }, (_, i) => `web-${i + 1}`).join(' ')}`, /At most 100 issues .* 101/],
  ['test', /Which issue or path/],
  ['test ""', /Which issue or path/],
  ['test web-7 web', /nothing can follow it/],
  ['test src/my dir/a.ts', /“dir\/a\.ts” is no project\. .* quotes/],
  ['test src/a b c.ts', /“b” is no project\. .* quotes/],
  [`test ${'x'.repeat(1_001)}`, /1 to 1,000 characters/],
  ['list @bob @ann', /two here/],
  ['list one two', /one project/],
  ['list a/b', /“a\/b” is neither a person, a team nor a project/],
  ['mine -- why', /no reason/],
  [`web-7 me -- ${'x'.repeat(501)}`, /at most 500 characters/],
  [
    Array.from({ length: 101 }, (_, i) => `web-${i + 1}`).join(' ') + ' me',
    /At most 100 issues at once, and there are 101/,
  ],
])('%j is unreadable and says why', (text, what) => {
  const command = parseAssign(text) as Extract<AssignCommand, { kind: 'unreadable' }>;
  expect(command.kind).toBe('unreadable');
  expect(command.what).toMatch(what);
});

test('what could not be read is quoted as the person typed it, cut to a bearable length', () => {
  expect(parseAssign('give <@U1|bob> &amp; co')).toMatchObject({ text: 'give @bob & co' });
  const long = parseAssign(`nonsense ${'😀'.repeat(5000)}`) as Extract<AssignCommand, { kind: 'unreadable' }>;
  expect(long.text.length).toBeGreaterThan(200);
  expect(long.text.length).toBeLessThanOrEqual(300);
  expect(long.text).toMatch(/^nonsense .*😀…$/u);
  expect(long.what.length).toBeLessThan(250);
});

test('a hundred issues are one command', () => {
  const text = Array.from({ length: 100 }, (_, i) => `web-${i + 1}`).join(' ') + ' me';
  const command = parseAssign(text) as Extract<AssignCommand, { kind: 'assign' }>;
  expect(command.kind).toBe('assign');
  expect(command.issues).toHaveLength(100);
});
