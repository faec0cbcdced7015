import type { Organization } from '../../../src/organizations/types';
import { addAdmin } from '../../../src/people/add-admin';
import { changeTeamMembers } from '../../../src/people/change-team-members';
import { createTeamAs } from '../../../src/people/create-team-as';
import { getTeamDetail } from '../../../src/people/get-team-detail';
import { linkTeam } from '../../../src/people/link-team';
import { listAdmins } from '../../../src/people/list-admins';
import { listTeams } from '../../../src/people/list-teams';
import { removeAdmin } from '../../../src/people/remove-admin';
import { setTeamChannel } from '../../../src/people/set-team-channel';
import type { User } from '../../../src/people/types';
import { unlinkTeam } from '../../../src/people/unlink-team';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeProject, makeTeam, makeUser, viewerOf } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let ada: User;
let bob: User;
let carol: User;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps({ config: { admins: ['UROOT'] } }));
  org = await makeOrganization(deps);
  ada = await makeUser(deps, org, 'ada', { isAdmin: true });
  bob = await makeUser(deps, org, 'bob');
  carol = await makeUser(deps, org, 'carol');
});
afterEach(() => cleanup());

const team = (slug: string) => getTeamDetail(deps, org.id, slug);
const members = async (slug: string) => (await team(slug)).members.map(({ handle }) => handle);
const code = (text: string) => ({ code: text });

describe('teams', () => {
  it('are made with members, a channel and a group, and shown with their projects', async () => {
    const made = await createTeamAs(deps, viewerOf(ada), {
      slug: '#Backend',
      name: 'Back  End',
      memberIds: [carol.id, bob.id, bob.id],
      slackChannelId: 'C0TEAM',
      slackUsergroupId: 'S0BACK',
    });
    await makeProject(deps, org, 'shop', { teams: [made] });
    expect(await team('backend')).toEqual({
      ...made,
      slug: 'backend',
      name: 'Back End',
      members: [
        { id: bob.id, name: 'Bob', handle: 'bob' },
        { id: carol.id, name: 'Carol', handle: 'carol' },
      ],
      memberCount: 2,
      projects: ['shop'],
    });
    const empty = await createTeamAs(deps, viewerOf(ada), { slug: 'a-team' });
    const page = await listTeams(deps, org.id, { page: 1, pageSize: 10 });
    expect(page.teams.map(({ slug, memberCount }) => `${slug} ${memberCount}`)).toEqual(['a-team 0', 'backend 2']);
    expect(empty.name).toBe('a-team');
  });

  it.each([
    [() => ({ slug: 'taken' }), 'team_slug_taken'],
    [() => ({ slug: 'not a slug' }), 'team_slug_invalid'],
    [() => ({ slug: 'x', memberIds: ['999999'] }), 'user_not_found'],
    [() => ({ slug: 'x', memberIds: ['0'] }), 'user_not_found'],
    [() => ({ slug: 'x', slackChannelId: 'general' }), 'channel_invalid'],
    [() => ({ slug: 'x', slackUsergroupId: 'backend' }), 'usergroup_invalid'],
    [() => ({ slug: 'x', slackUsergroupId: 'S0TAKEN' }), 'usergroup_taken'],
  ])('are not made with %s: %s', async (wish, expected) => {
    await createTeamAs(deps, viewerOf(ada), { slug: 'taken', slackUsergroupId: 'S0TAKEN' });
    await expect(createTeamAs(deps, viewerOf(ada), wish())).rejects.toMatchObject(code(expected));
    expect((await listTeams(deps, org.id, { page: 1, pageSize: 10 })).total).toBe(1);
  });

  it.each([
    ['bots', { kind: 'bot' }],
    ['strangers', { kind: 'stranger' }],
    ['people who left', { isActive: false }],
  ] as const)('take no %s', async (_, more) => {
    const eve = await makeUser(deps, org, 'eve', more);
    const wish = createTeamAs(deps, viewerOf(ada), { slug: 'x', memberIds: [eve.id] });
    await expect(wish).rejects.toMatchObject({
      code: 'not_a_member',
      sentence: expect.stringContaining('Eve') as unknown,
    });
  });

  it('gain and lose members, also those who left meanwhile', async () => {
    await makeTeam(deps, org, 'backend', [bob]);
    const change = (more: object) => changeTeamMembers(deps, viewerOf(ada), { slug: 'backend', ...more });
    await change({ add: [carol.id, bob.id] });
    expect(await members('backend')).toEqual(['bob', 'carol']);
    await deps.db.write((tx) => tx.user.update({ where: { id: BigInt(carol.id) }, data: { isActive: false } }));
    expect(await members('backend')).toEqual(['bob']);
    await change({ remove: [carol.id, ada.id] });
    expect(await deps.db.read.teamMember.count()).toBe(1);
    await expect(change({})).rejects.toMatchObject(code('no_members'));
    await expect(change({ add: [bob.id], remove: [bob.id] })).rejects.toMatchObject(code('member_twice'));
  });

  it('follow a user group once linked, refuse changes by hand, and keep their members when unlinked', async () => {
    await makeTeam(deps, org, 'backend', [bob]);
    await makeTeam(deps, org, 'mobile');
    const link = (slug: string) =>
      linkTeam(deps, viewerOf(ada), { slug, slackUsergroupId: 'S0BACK', memberSlackIds: [carol.slackUserId, 'U404'] });
    expect(await link('backend')).toMatchObject({ slackUsergroupId: 'S0BACK' });
    expect(await members('backend')).toEqual(['carol']);
    await expect(link('mobile')).rejects.toMatchObject({
      code: 'usergroup_taken',
      sentence: expect.stringContaining('#backend') as unknown,
    });
    await link('backend');
    const byHand = changeTeamMembers(deps, viewerOf(ada), { slug: 'backend', add: [bob.id] });
    await expect(byHand).rejects.toMatchObject(code('team_is_linked'));
    await unlinkTeam(deps, viewerOf(ada), { slug: 'backend' });
    expect(await members('backend')).toEqual(['carol']);
    await expect(unlinkTeam(deps, viewerOf(ada), { slug: 'backend' })).rejects.toMatchObject(code('team_not_linked'));
  });

  it('have a channel or none', async () => {
    await makeTeam(deps, org, 'backend');
    await setTeamChannel(deps, viewerOf(ada), { slug: 'backend', channelId: 'C0TEAM' });
    expect((await team('backend')).slackChannelId).toBe('C0TEAM');
    await setTeamChannel(deps, viewerOf(ada), { slug: 'backend', channelId: null });
    expect((await team('backend')).slackChannelId).toBeNull();
    const wrong = setTeamChannel(deps, viewerOf(ada), { slug: 'backend', channelId: 'x' });
    await expect(wrong).rejects.toMatchObject(code('channel_invalid'));
  });

  it('list at most fifty members, and count all', async () => {
    const many = await Promise.all(Array.from({ length: 55 }, (_, i) => makeUser(deps, org, `m${100 + i}`)));
    await makeTeam(deps, org, 'big', many);
    const big = await team('big');
    expect([big.members.length, big.memberCount]).toEqual([50, 55]);
  });
});

describe('admins', () => {
  const slackAdmin = (user: User) =>
    deps.db.write((tx) => tx.user.update({ where: { id: BigInt(user.id) }, data: { isSlackAdmin: true } }));
  const admins = async () => (await listAdmins(deps, org.id)).map(({ handle, why }) => `${handle} ${why}`);
  const add = (user: User) => addAdmin(deps, viewerOf(ada), { userId: user.id });
  const remove = (user: User) => removeAdmin(deps, viewerOf(ada), { userId: user.id });

  it('are listed with the reason', async () => {
    await makeUser(deps, org, 'root', { slackUserId: 'UROOT' });
    await slackAdmin(carol);
    await makeUser(deps, org, 'gone', { isAdmin: true, isActive: false });
    expect(await admins()).toEqual(['ada made', 'carol slack', 'root settings']);
  });

  it('are made and unmade', async () => {
    await add(bob);
    expect(await admins()).toEqual(['ada made', 'bob made']);
    await expect(add(bob)).rejects.toMatchObject(code('admin_already'));
    await remove(bob);
    expect(await admins()).toEqual(['ada made']);
    await expect(remove(bob)).rejects.toMatchObject(code('not_an_admin'));
  });

  it('by Slack’s word or the settings are told that it can only be changed there', async () => {
    const root = await makeUser(deps, org, 'root', { slackUserId: 'UROOT' });
    await slackAdmin(carol);
    await expect(remove(carol)).rejects.toMatchObject(code('admin_by_slack'));
    await expect(remove(root)).rejects.toMatchObject({
      code: 'admin_by_settings',
      sentence: expect.stringContaining('DIBS_ADMINS') as unknown,
    });
    for (const user of [carol, root]) await expect(add(user)).rejects.toMatchObject(code('admin_already'));
  });

  it('never run out: the last one stays, also when two remove each other at once', async () => {
    await expect(remove(ada)).rejects.toMatchObject(code('last_admin'));
    await add(bob);
    const both = await Promise.allSettled([
      removeAdmin(deps, viewerOf(ada), { userId: bob.id }),
      removeAdmin(deps, { ...viewerOf(bob), isAdmin: true }, { userId: ada.id }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await admins()).toHaveLength(1);
  });

  it('are active members of this organization', async () => {
    const eve = await makeUser(deps, await makeOrganization(deps), 'eve');
    const bot = await makeUser(deps, org, 'bot', { kind: 'bot' });
    await expect(add(eve)).rejects.toMatchObject(code('user_not_found'));
    await expect(remove(eve)).rejects.toMatchObject(code('user_not_found'));
    await expect(add(bot)).rejects.toMatchObject(code('not_a_member'));
    await expect(removeAdmin(deps, viewerOf(ada), { userId: 'rubbish' })).rejects.toMatchObject(code('user_not_found'));
  });
});
