import { parseAdmin } from '../../../../src/slack/commands/admin-grammar/parse-admin';
import type { AdminCommand } from '../../../../src/slack/commands/admin-grammar/types';

const bob = { by: 'slack-user', slackUserId: 'U0BOB0001' } as const;
const project = { slug: null, channelIds: [], teams: [] };
const channelSet = { kind: 'channel-set', slug: 'shop', channelId: 'C1', minLevel: null, regressions: null } as const;

test.each<[string, AdminCommand]>([
  ['', { kind: 'help' }],
  ['  HELP ', { kind: 'help' }],
  ['project create Shop', { kind: 'project-create', ...project, name: 'Shop' }],
  [
    'Project Create  My  shop <#C1|alerts> slug:the-shop team:Backend <#G2|> #frontend',
    {
      kind: 'project-create',
      name: 'My shop',
      slug: 'the-shop',
      channelIds: ['C1', 'G2'],
      teams: ['backend', 'frontend'],
    },
  ],
  [
    'project create “slug:x &amp; #y” <#C1|alerts> <#C1|alerts>',
    { kind: 'project-create', ...project, name: 'slug:x & #y', channelIds: ['C1'] },
  ],
  ['project create', { kind: 'form', form: 'project-create', slug: null }],
  ['project', { kind: 'project-list', page: 1 }],
  ['project list page 3', { kind: 'project-list', page: 3 }],
  ['project show Shop', { kind: 'project-show', slug: 'shop' }],
  ['project show', { kind: 'form', form: 'project-show', slug: null }],
  ['project rename shop The new one', { kind: 'project-rename', slug: 'shop', name: 'The new one', newSlug: null }],
  ['project rename shop slug:new', { kind: 'project-rename', slug: 'shop', name: null, newSlug: 'new' }],
  ['project rename shop', { kind: 'form', form: 'project-rename', slug: 'shop' }],
  ['project keys shop', { kind: 'project-keys', slug: 'shop' }],
  ['project keys shop rotate', { kind: 'key-rotate', slug: 'shop' }],
  ['project keys shop revoke 12', { kind: 'key-revoke', slug: 'shop', keyId: '12' }],
  ['project keys shop revoke #12', { kind: 'key-revoke', slug: 'shop', keyId: '12' }],
  ['project keys shop revoke', { kind: 'project-keys', slug: 'shop' }],
  ['project channel shop <#C1|alerts>', channelSet],
  [
    'project channel shop level:ERROR <#C1|alerts> regressions:channel',
    { ...channelSet, minLevel: 'error', regressions: 'channel' },
  ],
  ['project channel shop remove <#C1|alerts>', { kind: 'channel-remove', slug: 'shop', channelId: 'C1' }],
  ['project channel shop', { kind: 'form', form: 'project-channel', slug: 'shop' }],
  [
    'project teams shop add backend #web <#C2|ops>',
    { kind: 'project-teams', slug: 'shop', add: ['backend', 'web', 'ops'], remove: [] },
  ],
  ['project teams shop remove backend', { kind: 'project-teams', slug: 'shop', add: [], remove: ['backend'] }],
  ['project teams shop add', { kind: 'form', form: 'project-teams', slug: 'shop' }],
  ['team create backend', { kind: 'team-create', slug: 'backend', name: null, people: [] }],
  [
    'team create #Backend Back end people <@U0BOB0001|bob> carol@acme.com',
    {
      kind: 'team-create',
      slug: 'Backend',
      name: 'Back end people',
      people: [bob, { by: 'email', text: 'carol@acme.com' }],
    },
  ],
  ['team list', { kind: 'team-list', page: 1 }],
  ['team show #backend', { kind: 'team-show', slug: 'backend' }],
  ['team add backend <@U0BOB0001> me', { kind: 'team-members', slug: 'backend', add: [bob, { by: 'me' }], remove: [] }],
  ['team remove backend <@U0BOB0001>', { kind: 'team-members', slug: 'backend', add: [], remove: [bob] }],
  ['team add backend', { kind: 'form', form: 'team-members', slug: 'backend' }],
  [
    'team link backend <!subteam^S0PAYMENT|@payments>',
    { kind: 'team-link', slug: 'backend', slackUsergroupId: 'S0PAYMENT' },
  ],
  ['team link backend', { kind: 'form', form: 'team-link', slug: 'backend' }],
  ['team unlink backend', { kind: 'team-unlink', slug: 'backend' }],
  ['team channel backend <#C1|alerts>', { kind: 'team-channel', slug: 'backend', channelId: 'C1' }],
  ['team channel backend none', { kind: 'team-channel', slug: 'backend', channelId: null }],
  ['team delete backend', { kind: 'team-delete', slug: 'backend' }],
  ['team delete', { kind: 'form', form: 'team-delete', slug: null }],
  ['admin add <@U0BOB0001|bob>', { kind: 'admin-change', change: 'add', person: bob }],
  ['admin remove <@U0BOB0001|bob>', { kind: 'admin-change', change: 'remove', person: bob }],
  ['admin add', { kind: 'form', form: 'admins', slug: null }],
  ['admin list', { kind: 'admin-list' }],
  ['audit', { kind: 'audit', page: 1 }],
  ['audit page 2', { kind: 'audit', page: 2 }],
])('“%s” is read', (text, command) => {
  expect(parseAdmin(text)).toEqual(command);
});

test.each([
  ['frobnicate', '“frobnicate” is none of project, team'],
  ['project destroy shop', '“destroy” is none of create'],
  ['project delete shop', '“delete” is none of create'],
  ['rules show', '“rules” is none of'],
  ['project create slug:a slug:b Shop', 'two here'],
  ['project create <#C1|alerts>', 'no name'],
  ['project show shop other', 'One project at a time'],
  ['project show shop/x', '“shop/x” is not the slug'],
  ['project channel shop #nowhere', '“#nowhere” is not a channel that Slack knows'],
  ['project channel shop <#C1|a> level:loud', '“level:loud” is no level'],
  ['project channel shop <#C1|a> regressions:mail', 'neither “regressions:thread”'],
  ['project channel shop level:error', 'There is no channel'],
  ['project channel shop <#C1|a> <#C2|b>', 'One channel at a time'],
  ['project keys shop revoke all', '“all” is not the number'],
  ['project keys shop burn', '“burn” is neither'],
  ['project teams shop replace backend', '“replace” is neither “add” nor “remove”'],
  ['team create backend <!subteam^S1|@ops>', 'team link'],
  ['team create <@U1|bob>', '“@bob” is no slug'],
  ['team add backend nobody-we-know', '“nobody-we-know” is not a person'],
  ['team add backend <!subteam^S1|@ops>', '“@ops” is not a person'],
  ['team add backend team:7', '“team:7” is not a person'],
  ['team link backend @ops', '“@ops” is not a user group'],
  ['team delete backend now', '“now”'],
  ['admin add <@U1|bob> <@U2|carol>', 'One person at a time'],
  ['admin promote <@U1|bob>', '“promote” is none of'],
  ['audit yesterday', 'page 2'],
])('“%s” is quoted back with what was not understood', (text, what) => {
  const read = parseAdmin(text);
  expect(read).toMatchObject({ kind: 'unreadable', what: expect.stringContaining(what) });
});

test('more people or teams than a team or project can take at once are refused while reading', () => {
  const many = (make: (at: number) => string) => Array.from({ length: 101 }, (_, at) => make(at)).join(' ');
  const people = parseAdmin(`team add backend ${many((at) => `<@U${at}>`)}`);
  expect(people).toMatchObject({ kind: 'unreadable', what: expect.stringContaining('At most 100') });
  const teams = parseAdmin(`project teams shop add ${many((at) => `t${at}`)}`);
  expect(teams).toMatchObject({ kind: 'unreadable', what: expect.stringContaining('101') });
});
