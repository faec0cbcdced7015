import { ADMIN_FORMS, type AdminForm, type AdminRequest } from '../../../../src/slack/commands/admin-grammar/types';
import { adminForm } from '../../../../src/slack/views/admin/admin-form';
import { chooseToDelete, confirmDelete } from '../../../../src/slack/views/admin/delete-forms';
import {
  autoAssignFields,
  commitModeFields,
  createProjectFields,
  leaseFields,
  pickProjectFields,
  projectChannelFields,
  projectTeamsFields,
  renameProjectFields,
  restoreProjectFields,
} from '../../../../src/slack/views/admin/project-forms';
import { handleFields } from '../../../../src/slack/views/admin/handle-form';
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
import { deletable, deletionOf } from '../../../support/deletion-view';

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
  'project-lease': leaseFields,
  'project-restore': () => restoreProjectFields([deletionOf(), deletionOf({ projectId: '7' })]),
  'team-create': createTeamFields,
  'team-show': pickTeamFields,
  'team-members': teamMembersFields,
  'team-link': (from) => linkTeamFields(from, groups),
  'team-unlink': pickTeamFields,
  'team-channel': teamChannelFields,
  'team-delete': pickTeamFields,
  admins: adminsFields,
  'rules-show': pickProjectFields,
  'rules-back': pickProjectFields,
  'rules-auto': autoAssignFields,
  'rules-commits': commitModeFields,
  'codeowners-show': pickProjectFields,
  'codeowners-map': ({ project }) => handleFields({ handle: project && '@acme/pay' }),
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
  [
    'project-lease',
    state({ project: picked('shop'), lease_days: { value: ' 5d ' }, silence: picked('nobody') }),
    { kind: 'project-lease', slug: 'shop', lease: { days: 5, silence: 'nobody' } },
  ],
  [
    'project-lease',
    state({ project: picked('shop'), lease_days: { value: null }, silence: picked('team') }),
    { kind: 'project-lease', slug: 'shop', lease: null },
  ],
  [
    'codeowners-map',
    state({ handle: { value: ' Octo ' }, person: { selected_user: 'U0BOB0001' }, team: { selected_option: null } }),
    { kind: 'codeowners-map', handle: '@octo', to: bob },
  ],
  [
    'codeowners-map',
    state({ handle: { value: '@acme/Pay' }, person: { selected_user: null }, team: picked('pay') }),
    { kind: 'codeowners-map', handle: '@acme/pay', to: { by: 'team-slug', text: 'pay' } },
  ],
  [
    'project-restore',
    state({ deleted: picked('4510632216887297'), slug: { value: ' shop-2 ' } }),
    { kind: 'project-restore', project: '4510632216887297', newSlug: 'shop-2' },
  ],
  [
    'project-restore',
    state({ deleted: picked('4510632216887297'), slug: { value: null } }),
    { kind: 'project-restore', project: '4510632216887297', newSlug: null },
  ],
  ['rules-show', state({ project: picked('shop') }), { kind: 'ownership-show', text: 'rules', slug: 'shop' }],
  ['codeowners-show', state({ project: picked('shop') }), { kind: 'ownership-show', text: 'codeowners', slug: 'shop' }],
  ['rules-back', state({ project: picked('shop') }), { kind: 'rules-back', slug: 'shop' }],
  [
    'rules-commits',
    state({ project: picked('shop'), commit_mode: picked('assign') }),
    { kind: 'rules-commits', slug: 'shop', mode: 'assign' },
  ],
  [
    'rules-auto',
    state({ project: picked('shop'), auto_assign: picked('off') }),
    { kind: 'rules-auto', slug: 'shop', autoAssign: false },
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

const deleting = (now: boolean, projectId: string | null) => ({
  issueIds: [],
  channelId: 'C0ALERTS1',
  responseUrl: 'https://hooks.slack.example/commands/T1/2/abc',
  expiresAt: 1_772_447_400_000,
  deletion: { projectId, now },
});
const nothing = { issues: 0, events: 0, cards: 0, settings: 0, keys: 1 };
const all = (rows: number) => ({ issues: rows, events: rows, cards: rows, settings: rows, keys: rows });
const HOSTILE = '<!channel> *b* `c` ```d``` &lt; <@U1> :x: & > | '.repeat(5).slice(0, 200);

describe.each([
  ['chooses what to delete', chooseToDelete(deleting(false, null))],
  ['chooses what to delete for good', chooseToDelete(deleting(true, null))],
  ['confirms a deletion', confirmDelete(deleting(false, deletable().id), deletable(), false)],
  [
    'confirms the deletion of an empty project',
    confirmDelete(deleting(false, '7'), deletable({ contents: nothing }), false),
  ],
  ['confirms a deletion for good', confirmDelete(deleting(true, deletable().id), deletable(), true)],
])('the form that %s', (_name, view) => {
  it('is what Slack takes', () => expect(checkView(view)).toEqual([]));
  it('is drawn as agreed', () => expect(view).toMatchSnapshot());
});

test.each([0, 1, 999_999, 1_000_000, 1_000_001, Number.MAX_SAFE_INTEGER])(
  'the forms of a deletion keep Slack’s limits with hostile names and %d of everything',
  (rows) => {
    for (const name of [HOSTILE, '&'.repeat(200), '`'.repeat(200), '\u202E'.repeat(200), '']) {
      for (const slug of ['x', 'x'.repeat(50), HOSTILE.slice(0, 50)]) {
        for (const now of [false, true]) {
          const project = deletable({ id: '9223372036854775807', name, slug, contents: all(rows) });
          expect(checkView(confirmDelete(deleting(now, project.id), project, now))).toEqual([]);
        }
        const many = Array.from({ length: 120 }, (_, at) => deletionOf({ projectId: `${at + 1}`, name, slug }));
        expect(checkView(adminForm('project-restore', metadata, restoreProjectFields(many)))).toEqual([]);
      }
    }
  },
);

describe('what goes with a project', () => {
  const words = (rows: number) =>
    JSON.stringify(confirmDelete(deleting(false, '7'), deletable({ contents: all(rows) }), false).blocks);

  it.each([
    [0, '• 0 issues\\n• 0 events\\n• 0 cards in Slack\\n• 0 notification settings\\n• 0 keys'],
    [1, '• 1 issue\\n• 1 event\\n• 1 card in Slack, which will say “project deleted” instead\\n'],
    [1_204, '• 1,204 issues\\n• 1,204 events'],
    [1_000_000, '• 1,000,000 issues'],
    [1_000_001, '• more than 1,000,000 issues\\n• more than 1,000,000 events'],
  ])('is said for %d of each', (rows, said) => expect(words(rows)).toContain(said));
});
