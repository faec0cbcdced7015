import { deleteTeam } from '../../../src/assignment/delete-team';
import { listAudit } from '../../../src/audit/audit.store';
import { deleteProject } from '../../../src/deletion/delete-project';
import { restoreProject } from '../../../src/deletion/restore-project';
import { retryChannel } from '../../../src/doctor/retry-channel';
import { setLease } from '../../../src/leases/set-lease';
import { disableChannel } from '../../../src/notifications/channel.store';
import type { Organization } from '../../../src/organizations/types';
import { goBack, saveTexts, setAutoAssign, setCommitMode } from '../../../src/ownership/save-texts';
import { addAdmin } from '../../../src/people/add-admin';
import { changeTeamMembers } from '../../../src/people/change-team-members';
import { createTeamAs } from '../../../src/people/create-team-as';
import { linkTeam } from '../../../src/people/link-team';
import { removeAdmin } from '../../../src/people/remove-admin';
import { setTeamChannel } from '../../../src/people/set-team-channel';
import type { User, Viewer } from '../../../src/people/types';
import { unlinkTeam } from '../../../src/people/unlink-team';
import { createProjectAs } from '../../../src/projects/create-project-as';
import { removeProjectChannel } from '../../../src/projects/remove-project-channel';
import { renameProject } from '../../../src/projects/rename-project';
import { revokeProjectKey } from '../../../src/projects/revoke-project-key';
import { rotateProjectKey } from '../../../src/projects/rotate-project-key';
import { setProjectChannel } from '../../../src/projects/set-project-channel';
import { setProjectTeams } from '../../../src/projects/set-project-teams';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeProject, makeTeam, makeUser, viewerOf } from '../../support/factory';
import { countRows } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let ada: User;
let bob: User;
let deputy: User;
let keyId: string;
let shopId: string;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  ada = await makeUser(deps, org, 'ada', { isAdmin: true });
  deputy = await makeUser(deps, org, 'deputy', { isAdmin: true });
  bob = await makeUser(deps, org, 'bob');
  const shop = await makeProject(deps, org, 'shop', { channels: ['C0SHOP'] });
  shopId = shop.id;
  keyId = (await rotateProjectKey(deps, viewerOf(ada), { slug: 'shop' })).id;
  await makeTeam(deps, org, 'backend', [bob]);
  await makeTeam(deps, org, 'linked');
  await saveTexts(deps, viewerOf(ada), { slug: 'shop', text: 'rules', value: 'b/* bob@acme.example' });
  const old = await makeProject(deps, org, 'old');
  await deleteProject(deps, viewerOf(ada), { projectId: old.id, typedSlug: 'old', now: false });
  await deps.db.write(async (tx) => {
    await disableChannel(tx, org.id, 'C0GONE', 'is_archived', deps.clock.now());
    await tx.team.updateMany({ where: { slug: 'linked' }, data: { slackUsergroupId: 'S0LINKED' } });
    await tx.auditEntry.deleteMany();
  });
  expect(shop.slug).toBe('shop');
});
afterEach(() => cleanup());

/** Every administrative write there is, by the name the trail gives it. */
const writes: [action: string, target: string, write: (viewer: Viewer) => Promise<unknown>][] = [
  ['project.create', 'docs', (viewer) => createProjectAs(deps, viewer, { name: 'Docs', channelIds: ['C0DOCS'] })],
  ['project.rename', 'shop', (viewer) => renameProject(deps, viewer, { slug: 'shop', newSlug: 'store' })],
  ['project.key.rotate', 'shop', (viewer) => rotateProjectKey(deps, viewer, { slug: 'shop' })],
  ['project.key.revoke', 'shop', (viewer) => revokeProjectKey(deps, viewer, { slug: 'shop', keyId })],
  ['project.teams', 'shop', (viewer) => setProjectTeams(deps, viewer, { slug: 'shop', add: ['backend'] })],
  [
    'project.channel.set',
    'shop',
    (viewer) => setProjectChannel(deps, viewer, { slug: 'shop', channelId: 'C0NEW', minLevel: 'error' }),
  ],
  [
    'project.channel.remove',
    'shop',
    (viewer) => removeProjectChannel(deps, viewer, { slug: 'shop', channelId: 'C0SHOP' }),
  ],
  [
    'project.delete',
    'shop',
    (viewer) => deleteProject(deps, viewer, { projectId: shopId, typedSlug: 'shop', now: false }),
  ],
  ['project.restore', 'old', (viewer) => restoreProject(deps, viewer, { project: 'old' })],
  [
    'project.rules',
    'shop',
    (viewer) => saveTexts(deps, viewer, { slug: 'shop', text: 'rules', value: 'a/* #backend' }),
  ],
  [
    'project.codeowners',
    'shop',
    (viewer) => saveTexts(deps, viewer, { slug: 'shop', text: 'codeowners', value: '/a/ @bob' }),
  ],
  ['project.rules.back', 'shop', (viewer) => goBack(deps, viewer, { slug: 'shop' })],
  ['project.auto_assign', 'shop', (viewer) => setAutoAssign(deps, viewer, { slug: 'shop', autoAssign: false })],
  ['project.commit_mode', 'shop', (viewer) => setCommitMode(deps, viewer, { slug: 'shop', mode: 'assign' })],
  ['project.lease', 'shop', (viewer) => setLease(deps, viewer, { slug: 'shop', lease: { days: 5, silence: null } })],
  ['channel.retry', '', (viewer) => retryChannel(deps, viewer, { channelId: 'C0GONE' })],
  ['team.create', 'mobile', (viewer) => createTeamAs(deps, viewer, { slug: 'mobile', memberIds: [bob.id] })],
  ['team.members', 'backend', (viewer) => changeTeamMembers(deps, viewer, { slug: 'backend', add: [ada.id] })],
  [
    'team.link',
    'backend',
    (viewer) =>
      linkTeam(deps, viewer, { slug: 'backend', slackUsergroupId: 'S0GROUP', memberSlackIds: [ada.slackUserId] }),
  ],
  ['team.unlink', 'linked', (viewer) => unlinkTeam(deps, viewer, { slug: 'linked' })],
  ['team.channel', 'backend', (viewer) => setTeamChannel(deps, viewer, { slug: 'backend', channelId: 'C0TEAM' })],
  ['team.delete', 'backend', (viewer) => deleteTeam(deps, viewer, { slug: 'backend' })],
  ['admin.add', 'Bob', (viewer) => addAdmin(deps, viewer, { userId: bob.id })],
  ['admin.remove', 'Deputy', (viewer) => removeAdmin(deps, viewer, { userId: deputy.id })],
];

const TABLES = [
  'Project',
  'ProjectDeletion',
  'ProjectKey',
  'ProjectOwnership',
  'ProjectTeam',
  'ProjectChannel',
  'Team',
  'TeamMember',
  'Job',
] as const;
const state = async () => ({
  rows: await countRows(deps, TABLES),
  projects: await deps.db.read.project.findMany(),
  teams: await deps.db.read.team.findMany(),
  keys: await deps.db.read.projectKey.findMany(),
  ownership: await deps.db.read.projectOwnership.findMany(),
  admins: await deps.db.read.user.findMany({ select: { handle: true, isAdmin: true } }),
});

describe.each(writes)('%s', (action, target, write) => {
  it('leaves one entry that says who did what to what', async () => {
    await write(viewerOf(ada));
    const { entries, total } = await listAudit(deps, org.id, { page: 1, pageSize: 10 });
    expect(total).toBe(1);
    expect(entries).toMatchObject([{ action, by: 'Ada', target: { name: target }, at: deps.clock.now() }]);
  });

  it('is refused to everybody else, naming who can, and changes nothing', async () => {
    const before = await state();
    const refused = {
      kind: 'forbidden',
      code: 'admin_needed',
      sentence: 'Only an admin can do this. Ask one of: Ada (@ada), Deputy (@deputy).',
    };
    await expect(write(viewerOf(bob))).rejects.toMatchObject(refused);
    expect(await state()).toEqual(before);
    expect(await listAudit(deps, org.id, { page: 1, pageSize: 10 })).toEqual({ entries: [], total: 0 });
  });

  it('does not reach another organization, where the same names and ids are unknown', async () => {
    const eve = await makeUser(deps, await makeOrganization(deps), 'eve', { isAdmin: true });
    const before = await state();
    const isNew = action === 'project.create';
    const answer = write(viewerOf(eve));
    if (isNew) await answer;
    else await expect(answer).rejects.toMatchObject({ kind: 'not-found' });
    expect(await listAudit(deps, org.id, { page: 1, pageSize: 10 })).toEqual({ entries: [], total: 0 });
    if (!isNew) expect(await state()).toEqual(before);
  });

  it('is undone as a whole when its entry cannot be written', async () => {
    await deps.db.write(
      (tx) => tx.$executeRaw`
      CREATE TRIGGER "no_audit" BEFORE INSERT ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    const before = await state();
    await expect(write(viewerOf(ada))).rejects.toThrow();
    expect(await state()).toEqual(before);
  });
});

describe('the audit trail', () => {
  it('lists the newest first, page by page, and keeps names of what is gone', async () => {
    for (const slug of ['one', 'two', 'three']) await createTeamAs(deps, viewerOf(ada), { slug });
    await deleteTeam(deps, viewerOf(deputy), { slug: 'two' });
    const first = await listAudit(deps, org.id, { page: 1, pageSize: 2 });
    const second = await listAudit(deps, org.id, { page: 2, pageSize: 2 });
    expect(first.total).toBe(4);
    expect(
      [...first.entries, ...second.entries].map(({ by, action, target }) => `${by} ${action} ${target.name}`),
    ).toEqual(['Deputy team.delete two', 'Ada team.create three', 'Ada team.create two', 'Ada team.create one']);
  });

  it('never has a key in it, for everybody may read it', async () => {
    const key = await rotateProjectKey(deps, viewerOf(ada), { slug: 'shop' });
    await revokeProjectKey(deps, viewerOf(ada), { slug: 'shop', keyId: key.id });
    expect(JSON.stringify(await listAudit(deps, org.id, { page: 1, pageSize: 10 }))).not.toContain(key.publicKey);
  });
});
