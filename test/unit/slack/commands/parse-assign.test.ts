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
const list = (more: object = {}) => ({ kind: 'list', whose: null, projectSlug: null, page: 1, ...more });

test.each<[text: string, command: object]>([
  ['', { kind: 'modal' }],
  ['   \u00a0\n ', { kind: 'modal' }],
  ['help', { kind: 'help' }],
  [' HELP me ', { kind: 'help' }],
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
  ['list', list()],
  ['list none', list({ whose: { by: 'nobody' } })],
  ['list <@U1|bob> web-app', list({ whose: bob, projectSlug: 'web-app' })],
  [
    'list web-app #backend page 3',
    list({ whose: { by: 'team-slug', text: 'backend' }, projectSlug: 'web-app', page: 3 }),
  ],
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
  ['web-7 @bob @ann', /two here/],
  ['web-7 -- because', /nobody to assign to/],
  ['-- because', /no issue/],
  ['stats', /“stats” is neither/],
  ['auto web-7', /“auto” is neither/],
  ['test src/pay.ts', /“test” is neither/],
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
