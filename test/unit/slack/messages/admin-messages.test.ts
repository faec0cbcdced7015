import type { AuditView } from '../../../../src/audit/types';
import type { TeamDetail } from '../../../../src/people/types';
import type { ProjectDetail, ProjectKeyView } from '../../../../src/projects/types';
import { adminList } from '../../../../src/slack/messages/admin/admin-list';
import { adminUsage } from '../../../../src/slack/messages/admin/admin-usage';
import { auditLog } from '../../../../src/slack/messages/admin/audit-log';
import { projectDeleted } from '../../../../src/slack/messages/admin/project-deleted';
import { projectCreated, projectDetail } from '../../../../src/slack/messages/admin/project-detail';
import { projectKeys } from '../../../../src/slack/messages/admin/project-keys';
import { projectList } from '../../../../src/slack/messages/admin/project-list';
import { teamDetail } from '../../../../src/slack/messages/admin/team-detail';
import { teamList } from '../../../../src/slack/messages/admin/team-list';
import type { RenderedMessage } from '../../../../src/slack/messages/rendered-message';
import { checkMessage } from '../../../support/block-kit';
import { deletionOf, purging } from '../../../support/deletion-view';
import { NOW } from '../../../support/issue-view';

const key = (id: string, isActive = true): ProjectKeyView => ({
  id,
  publicKey: '5f2b0c7e5f2b0c7e5f2b0c7e5f2b0c7e',
  dsn: 'http://5f2b0c7e5f2b0c7e5f2b0c7e5f2b0c7e@127.0.0.1:3000/4510632216887297',
  isActive,
  createdAt: NOW,
});
const shop = (more: Partial<ProjectDetail> = {}): ProjectDetail => ({
  id: '4510632216887297',
  slug: 'my-shop',
  name: 'My shop',
  createdAt: NOW,
  dsn: key('2').dsn,
  keys: [key('2'), key('1'), key('3', false)],
  teams: [{ slug: 'backend', name: 'Backend' }],
  channels: [
    { channelId: 'C0ALERTS1', minLevel: 'debug', regressions: 'thread', disabledReason: null },
    { channelId: 'G0PRIVATE', minLevel: 'error', regressions: 'channel', disabledReason: 'not_in_channel' },
  ],
  lease: { days: 5, silence: 'team' },
  openIssues: 12,
  ...more,
});
const backend = (more: Partial<TeamDetail> = {}): TeamDetail => ({
  id: '7',
  organizationId: '1',
  slug: 'backend',
  name: 'Backend engineers',
  slackUsergroupId: null,
  slackChannelId: null,
  members: [{ id: '2', name: 'Bob Tanaka', handle: 'bob' }],
  memberCount: 1,
  projects: ['my-shop'],
  ...more,
});
const entry = (more: Partial<AuditView> = {}): AuditView => ({
  action: 'project.rename',
  by: 'Alice Nguyen',
  target: { type: 'project', name: 'My shop' },
  data: { from: { name: 'Shop', slug: 'shop' }, to: { name: 'My shop', slug: 'my-shop' } },
  at: NOW,
  ...more,
});
const HOSTILE = '<!channel> *b* `c` ```d``` &lt; <@U1> :x: '.repeat(40);
const many = <T>(make: (at: number) => T) => Array.from({ length: 120 }, (_, at) => make(at));
const once = { page: 1, pageSize: 10, total: 1 };
const middle = { page: 2, pageSize: 10, total: 21 };
const none = { page: 1, pageSize: 10, total: 0 };

const drawn: Record<string, RenderedMessage> = {
  'a project': projectDetail(shop()),
  'a project without teams or channels': projectDetail(shop({ teams: [], channels: [] })),
  'a new project': projectCreated(shop()),
  'a new project without a channel': projectCreated(shop({ channels: [] })),
  'list of projects': projectList([shop(), shop({ slug: 'other', channels: [] })], middle, []),
  'no project': projectList([], none, []),
  'list of projects with deleted ones': projectList([shop()], once, [deletionOf({ slug: 'old' }), purging()]),
  'only deleted projects': projectList([], none, [deletionOf()]),
  'a deleted project': projectDeleted(deletionOf(), false),
  'a project deleted for good': projectDeleted(purging(), true),
  'keys of a project': projectKeys(shop()),
  'the only key of a project': projectKeys(shop({ keys: [key('1')] })),
  'a team': teamDetail(backend()),
  'a team that follows a user group': teamDetail(
    backend({ slackUsergroupId: 'S0PAYMENT', slackChannelId: 'C0ALERTS1', memberCount: 70, projects: [] }),
  ),
  'list of teams': teamList([backend(), backend({ slackUsergroupId: 'S0PAYMENT', slackChannelId: 'C0A' })], once),
  'no team': teamList([], none),
  admins: adminList([
    { name: 'Alice Nguyen', handle: 'alice', why: 'slack' },
    { name: 'Bob Tanaka', handle: 'bob', why: 'settings' },
    { name: 'Carol Ortiz', handle: 'carol', why: 'made' },
  ]),
  'no admin': adminList([]),
  audit: auditLog(
    [
      entry(),
      entry({ action: 'team.create', by: null, target: { type: 'team', name: 'backend' }, data: {} }),
      entry({ action: 'project.channel.set', data: { channelId: 'C0ALERTS1', minLevel: 'error' } }),
      entry({ action: 'project.delete', data: { name: 'My shop', now: true } }),
      entry({ action: 'project.delete', data: { name: 'My shop', now: false } }),
      entry({ action: 'project.restore', data: { name: 'My shop' } }),
      entry({ action: 'project.purge', by: null, data: { issues: 1204, events: 30_000 } }),
    ],
    middle,
  ),
  'empty audit': auditLog([], none),
  usage: adminUsage(),
  'usage after something unreadable': adminUsage({ text: 'frobnicate', what: '“frobnicate” is none of these.' }),
};

describe.each(Object.entries(drawn))('%s', (_name, message) => {
  it('is what Slack takes', () => {
    expect(checkMessage(message)).toEqual([]);
  });

  it('is drawn as agreed', () => {
    expect(message).toMatchSnapshot();
  });
});

const hostileShop = shop({
  name: HOSTILE,
  teams: many((at) => ({ slug: `${HOSTILE}${at}`, name: HOSTILE })),
  channels: many(() => {
    return { channelId: HOSTILE, minLevel: 'error', regressions: 'channel', disabledReason: HOSTILE } as const;
  }),
  keys: many((at) => key(`${at + 1}`, at % 2 === 0)),
});
const hostileDeletion = deletionOf({ name: HOSTILE, slug: HOSTILE.slice(0, 50) });
const hostileTeam = backend({
  name: HOSTILE,
  members: many((at) => ({ id: `${at + 1}`, name: HOSTILE, handle: HOSTILE })),
  memberCount: 10_000,
  projects: many((at) => `${HOSTILE}${at}`),
});

test.each<[string, RenderedMessage]>([
  ['project', projectDetail(hostileShop)],
  ['new project', projectCreated(hostileShop)],
  ['keys', projectKeys(hostileShop)],
  [
    'projects',
    projectList(
      many(() => hostileShop),
      { page: 12, pageSize: 10, total: 120 },
      many((at) => (at % 2 === 0 ? hostileDeletion : { ...hostileDeletion, startedAt: NOW })),
    ),
  ],
  ['deleted project', projectDeleted(hostileDeletion, false)],
  ['project deleted for good', projectDeleted(hostileDeletion, true)],
  ['team', teamDetail(hostileTeam)],
  [
    'teams',
    teamList(
      many(() => hostileTeam),
      { page: 1, pageSize: 10, total: 120 },
    ),
  ],
  ['admins', adminList(many(() => ({ name: HOSTILE, handle: HOSTILE, why: 'made' }) as const))],
  [
    'audit',
    auditLog(
      many(() => entry({ by: HOSTILE, target: { type: 'team', name: HOSTILE }, data: { text: HOSTILE } })),
      { page: 1, pageSize: 10, total: 120 },
    ),
  ],
  ['usage', adminUsage({ text: HOSTILE, what: HOSTILE })],
])(
  'the message "%s" keeps Slack’s limits and mentions nobody, whatever names and texts are in it',
  (_name, message) => {
    expect(checkMessage(message)).toEqual([]);
  },
);

describe('the list of projects', () => {
  const words = (page: number, deleted: number) =>
    JSON.stringify(
      projectList(
        [shop()],
        { page, pageSize: 10, total: 11 },
        Array.from({ length: deleted }, () => deletionOf()),
      ).blocks,
    );

  it('shows what was deleted at the end of its last page only', () => {
    expect(words(1, 1)).not.toContain('can be restored until');
    expect(words(2, 1)).toContain('can be restored until');
  });

  it('shows ten deleted projects, and says where there are more', () => {
    expect(words(2, 10).match(/can be restored until/g)).toHaveLength(10);
    expect(words(2, 10)).not.toContain('shows more deleted projects');
    expect(words(2, 20).match(/can be restored until/g)).toHaveLength(10);
    expect(words(2, 20)).toContain('`/assign-admin project restore` shows more deleted projects.');
  });

  it('offers to restore what is not going yet, by its id, for slugs change hands', () => {
    expect(JSON.stringify(projectList([], none, [deletionOf()]))).toContain('"value":"v1:4510632216887297"');
    expect(JSON.stringify(projectList([], none, [purging()]))).not.toContain('action_id');
  });
});

test('what is not so is left out of the audit, and numbers can be read', () => {
  const line = (data: Record<string, unknown>) => auditLog([entry({ action: 'project.delete', data })], once).blocks;
  expect(JSON.stringify(line({ now: true, issues: 30_000 }))).toContain(
    'deleted the project *My shop*  ·  now, issues: 30,000',
  );
  expect(JSON.stringify(line({ now: false }))).not.toContain('now');
});
