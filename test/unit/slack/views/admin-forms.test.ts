import { ADMIN_FORMS, type AdminForm, type AdminRequest } from '../../../../src/slack/commands/admin-grammar/types';
import { adminForm } from '../../../../src/slack/views/admin/admin-form';
import {
  createProjectFields,
  pickProjectFields,
  projectChannelFields,
  projectTeamsFields,
  renameProjectFields,
} from '../../../../src/slack/views/admin/project-forms';
import { readAdminForm } from '../../../../src/slack/views/admin/read-admin-form';
import {
  adminsFields,
  createTeamFields,
  linkTeamFields,
  pickTeamFields,
  teamChannelFields,
  teamMembersFields,
} from '../../../../src/slack/views/admin/team-forms';
import { encodeMetadata } from '../../../../src/slack/views/modal-metadata';
import type { ViewState } from '../../../../src/slack/views/view-state';
import { checkView } from '../../../support/block-kit';

const metadata = encodeMetadata({
  issueIds: [],
  channelId: 'C0ALERTS1',
  responseUrl: 'https://hooks.slack.example/commands/T1/2/abc',
  expiresAt: 1_772_447_400_000,
});
const start = {
  project: { slug: 'my-shop', name: 'My shop' },
  team: { slug: 'backend', name: 'Backend' },
  channelId: 'C0ALERTS1',
};
const empty = { project: null, team: null, channelId: null };
const groups = Array.from({ length: 120 }, (_, at) => ({ id: `S${at}`, handle: `group-${at}`, name: 'A group' }));

const fields: Record<AdminForm, (from: typeof start | typeof empty) => Parameters<typeof adminForm>[2]> = {
  'project-create': createProjectFields,
  'project-show': pickProjectFields,
  'project-rename': renameProjectFields,
  'project-keys': pickProjectFields,
  'project-channel': projectChannelFields,
  'project-teams': projectTeamsFields,
  'team-create': createTeamFields,
  'team-show': pickTeamFields,
  'team-members': teamMembersFields,
  'team-link': (from) => linkTeamFields(from, groups),
  'team-unlink': pickTeamFields,
  'team-channel': teamChannelFields,
  'team-delete': pickTeamFields,
  admins: adminsFields,
};

describe.each(ADMIN_FORMS)('the form %s', (form) => {
  it('is what Slack takes, begun with something or with nothing', () => {
    expect(checkView(adminForm(form, metadata, fields[form](start)))).toEqual([]);
    expect(checkView(adminForm(form, metadata, fields[form](empty)))).toEqual([]);
  });

  it('is drawn as agreed', () => {
    const blocks = form === 'team-link' ? linkTeamFields(start, groups.slice(0, 1)) : fields[form](start);
    expect(adminForm(form, metadata, blocks)).toMatchSnapshot();
  });

  it('asks again when nothing is filled in, but for the fields that may stay empty', () => {
    const read = readAdminForm(form, { values: {} });
    expect(read).toMatchObject({ ok: false, errors: expect.any(Object) });
  });

  it('takes nothing that the menus did not offer', () => {
    const wrong = {
      selected_option: { value: 'v1:<!channel>' },
      selected_options: [{ value: 'v2:backend' }],
      value: '',
    };
    const names = fields[form](empty).map(({ block_id }) => block_id ?? '');
    const values = Object.fromEntries(names.map((name) => [name, { [name]: wrong }]));
    expect(readAdminForm(form, { values })).toMatchObject({ ok: false });
  });
});

const state = (filled: Record<string, ViewState['values'][string][string]>): ViewState => ({
  values: Object.fromEntries(
    Object.entries(filled).map(([name, value]) => [`admin_field_${name}`, { [`admin_field_${name}`]: value }]),
  ),
});
const picked = (slug: string) => ({ selected_option: { value: `v1:${slug}` } });
const bob = { by: 'slack-user', slackUserId: 'U0BOB0001' } as const;

test.each<[AdminForm, ViewState, AdminRequest]>([
  [
    'project-create',
    state({
      name: { value: ' My shop ' },
      slug: { value: null },
      channel: { selected_conversation: 'C1' },
      add_teams: { selected_options: [{ value: 'v1:backend' }] },
    }),
    { kind: 'project-create', name: 'My shop', slug: null, channelIds: ['C1'], teams: ['backend'] },
  ],
  [
    'project-rename',
    state({ project: picked('shop'), name: { value: 'Shop' }, slug: { value: 'new' } }),
    { kind: 'project-rename', slug: 'shop', name: 'Shop', newSlug: 'new' },
  ],
  [
    'project-channel',
    state({
      project: picked('shop'),
      channel: { selected_conversation: 'C1' },
      level: picked('error'),
      regressions: picked('channel'),
    }),
    { kind: 'channel-set', slug: 'shop', channelId: 'C1', minLevel: 'error', regressions: 'channel' },
  ],
  [
    'project-teams',
    state({
      project: picked('shop'),
      add_teams: { selected_options: [{ value: 'v1:a' }] },
      remove_teams: { selected_options: [{ value: 'v1:b' }] },
    }),
    { kind: 'project-teams', slug: 'shop', add: ['a'], remove: ['b'] },
  ],
  ['project-keys', state({ project: picked('shop') }), { kind: 'project-keys', slug: 'shop' }],
  ['team-delete', state({ team: picked('backend') }), { kind: 'team-delete', slug: 'backend' }],
  [
    'team-create',
    state({ slug: { value: '#backend' }, name: { value: null }, add_people: { selected_users: ['U0BOB0001'] } }),
    { kind: 'team-create', slug: 'backend', name: null, people: [bob] },
  ],
  [
    'team-members',
    state({ team: picked('backend'), remove_people: { selected_users: ['U0BOB0001'] } }),
    { kind: 'team-members', slug: 'backend', add: [], remove: [bob] },
  ],
  [
    'team-link',
    state({ team: picked('backend'), usergroup: picked('S0PAYMENT') }),
    { kind: 'team-link', slug: 'backend', slackUsergroupId: 'S0PAYMENT' },
  ],
  [
    'team-channel',
    state({ team: picked('backend'), channel: { selected_conversation: null } }),
    { kind: 'team-channel', slug: 'backend', channelId: null },
  ],
  [
    'admins',
    state({ person: { selected_user: 'U0BOB0001' }, change: picked('remove') }),
    { kind: 'admin-change', change: 'remove', person: bob },
  ],
])('the filled form %s asks for what would be typed', (form, filled, asked) => {
  expect(readAdminForm(form, filled)).toEqual({ ok: true, value: asked });
});
