import { setTeamMembers } from '../../../src/people/create-team';
import { ALERTS, ALICE, BOB, CAROL, listenWith, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeTeam } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

const user = (slackUserId: string) => at.deps.db.read.user.findFirst({ where: { slackUserId } });
const delivered = (name: string) =>
  at.local.control.waitFor(
    () => at.local.control.deliveries().some((one) => one.name === name && one.status === 200),
    name,
  );

async function linkedTeam() {
  const team = await makeTeam(at.deps, at.organization, 'payments');
  await at.deps.db.write((tx) =>
    tx.team.update({ where: { id: BigInt(team.id) }, data: { slackUsergroupId: 'S0PAYMENT' } }),
  );
  return team;
}
const members = async (teamId: string) => {
  const rows = await at.deps.db.read.teamMember.findMany({
    where: { teamId: BigInt(teamId), isActive: true },
    include: { user: true },
  });
  return rows.map((row) => row.user.handle).sort();
};

test('everybody is mirrored at start, deactivated people and bots as what they are', async () => {
  expect(await at.deps.db.read.user.count({ where: { kind: 'member', isActive: true } })).toBe(7);
  expect(await user('U0HAL0001')).toMatchObject({ isActive: false, kind: 'member' });
  expect(await user('U0DIBSBOT')).toMatchObject({ kind: 'bot' });
  expect(await user('U0ALICE01')).toMatchObject({
    isSlackAdmin: true,
    email: 'alice@acme.example',
    timeZone: 'Europe/Vienna',
  });
});

test('a person who changes or joins is known at once', async () => {
  at.local.control.updateUser(BOB, { displayName: 'Robert', deleted: true });
  await delivered('user_change');
  await at.settled();
  expect(await user(BOB)).toMatchObject({ displayName: 'Robert', isActive: false });
  const { id } = at.local.control.addUser({ name: 'ivy' });
  await delivered('team_join');
  await at.settled();
  expect(await user(id)).toMatchObject({ handle: 'ivy', isActive: true });
});

test('a team that mirrors a user group follows it', async () => {
  const team = await linkedTeam();
  at.local.control.setUserGroup({ handle: 'payments', users: [CAROL] });
  await delivered('subteam_members_changed');
  await at.settled();
  expect(await members(team.id)).toEqual(['carol']);
});

test('at start, linked teams get the members of their groups; without a paid plan they keep what they have', async () => {
  const team = await linkedTeam();
  const first = await listenWith(at.deps, at.slack);
  await first.edge.start();
  await first.edge.peopleSynced();
  expect(await members(team.id)).toEqual(['bob', 'carol']);
  const bob = await user(BOB);
  await setTeamMembers(at.deps, team.id, [String(bob?.id)]);
  at.local.control.paidPlan(false);
  const second = await listenWith(at.deps, at.slack);
  await second.edge.start();
  await second.edge.peopleSynced();
  expect(await members(team.id)).toEqual(['bob']);
  const fault = async () => (await at.deps.db.read.team.findUnique({ where: { id: BigInt(team.id) } }))?.usergroupFault;
  expect(await fault()).toBe('paid_teams_only');
  at.local.control.paidPlan(true);
  at.local.control.setUserGroup({ handle: 'payments', users: [CAROL] });
  await delivered('subteam_members_changed');
  await at.settled();
  expect(await fault()).toBeNull();
});

test('the start waits for Slack, however it fails, and goes on when it is back', async () => {
  const { faults } = at.local.control;
  faults.next('auth.test', { kind: '500' });
  faults.next('auth.test', { kind: 'drop' });
  faults.next('users.list', { kind: '429', retryAfter: 1 });
  await at.deps.db.write((tx) => tx.user.deleteMany({}));
  const { edge } = await listenWith(at.deps, at.slack);
  expect(edge.isConnected()).toBe(false);
  const starting = edge.start();
  expect(await starting).toMatchObject({ id: at.organization.id, name: 'Acme' });
  expect(edge.isConnected()).toBe(true);
  await edge.peopleSynced();
  expect(await at.deps.db.read.user.count()).toBeGreaterThan(7);
});

test('an edge that is stopped while Slack is down ends at once', async () => {
  at.local.control.faults.next('auth.test', { kind: '500' }, 100);
  const { edge } = await listenWith(at.deps, at.slack);
  const starting = edge.start();
  starting.catch(() => undefined);
  await edge.stop();
  await expect(starting).rejects.toThrow();
});

test('somebody new who acts while Slack cannot be asked is told so', async () => {
  await at.deps.db.write((tx) => tx.user.deleteMany({ where: { slackUserId: ALICE } }));
  at.local.control.faults.next('users.info', { kind: '500' });
  await at.local.control.as(ALICE).runs(ALERTS, '/assign CHECKOUT-1 me');
  await at.settled();
  expect(at.heard(ALICE).join()).toContain('Slack did not answer me in time. Nothing was changed');
  expect(await at.deps.db.read.activity.count()).toBe(0);
});
