import { assignIssues } from '../../../src/assignment/assign-issues';
import { assigneeExists } from '../../../src/assignment/caches';
import { deleteTeam } from '../../../src/assignment/delete-team';
import { releaseLeavers } from '../../../src/assignment/release-leavers';
import type { Organization } from '../../../src/organizations/types';
import { mirrorUser, mirrorUsers, type SlackUserRecord } from '../../../src/people/mirror-users';
import type { Team, User } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import { countStatements } from '../../support/count-statements';
import { testDeps, type TestDeps } from '../../support/deps';
import {
  makeIssue,
  makeIssues,
  makeOrganization,
  makeProject,
  makeTeam,
  makeUser,
  viewerOf,
} from '../../support/factory';
import { countRows, followers, holderOf, jobsOf } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let ada: User;
let bob: User;
let backend: Team;
let shop: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps({ config: { alertChannel: 'C0ALERT' } }));
  org = await makeOrganization(deps);
  ada = await makeUser(deps, org, 'ada', { isAdmin: true });
  bob = await makeUser(deps, org, 'bob');
  backend = await makeTeam(deps, org, 'backend', [ada, bob]);
  shop = await makeProject(deps, org, 'shop', { channels: ['C0ONE', 'C0TWO'] });
});
afterEach(() => cleanup());

const give = (issueIds: string[], to: User | Team) =>
  assignIssues(deps, viewerOf(ada), {
    issueIds,
    to: 'slug' in to ? { type: 'team', id: to.id } : { type: 'user', id: to.id },
    source: 'slash_command',
  });
const forgetJobs = () => deps.db.write((tx) => tx.job.deleteMany());
const setStatus = (id: string, status: string) =>
  deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(id) }, data: { status } }));
const leave = (user: User) =>
  deps.db.write((tx) => tx.user.update({ where: { id: BigInt(user.id) }, data: { isActive: false } }));
const lastActivities = (count: number) => deps.db.read.activity.findMany({ orderBy: { id: 'desc' }, take: count });
const leftJobs = async () => (await jobsOf(deps)).filter(({ kind }) => kind === 'notice.left');
const record = (user: User, more: Partial<SlackUserRecord> = {}): SlackUserRecord => ({
  slackUserId: user.slackUserId,
  teamId: org.slackTeamId,
  handle: user.handle,
  displayName: user.name,
  realName: user.name,
  email: user.email,
  isBot: false,
  isDeleted: false,
  isStranger: false,
  isSlackAdmin: false,
  ...more,
});

describe('deleting a team', () => {
  test('frees what it held, open or not, and draws the cards again', async () => {
    const [open, resolved, other] = await makeIssues(deps, shop, 3, { channels: ['C0ONE'] });
    await give([open!.id, resolved!.id], backend);
    await give([other!.id], bob);
    await setStatus(resolved!.id, 'resolved');
    expect(await assigneeExists(deps, open!.id)).toBe(true);
    await forgetJobs();

    expect(await deleteTeam(deps, viewerOf(ada), { slug: 'backend' })).toEqual({ unassigned: 2 });

    expect(await holderOf(deps, open!.id)).toBeNull();
    expect(await holderOf(deps, resolved!.id)).toBeNull();
    expect(await holderOf(deps, other!.id)).toBe(`user:${bob.id}`);
    expect(await followers(deps, open!.id)).toEqual([]);
    expect(await assigneeExists(deps, open!.id)).toBe(false);
    const activities = await lastActivities(2);
    expect(activities).toMatchObject([
      { type: 'UNASSIGNED', source: 'team_deleted', userId: BigInt(ada.id) },
      { type: 'UNASSIGNED', source: 'team_deleted', userId: BigInt(ada.id) },
    ]);
    expect(JSON.parse(activities[0]!.data)).toEqual({
      previous: `team:${backend.id}`,
      previousName: '#backend',
      reason: null,
    });
    const kinds = (await jobsOf(deps)).map(({ kind }) => kind);
    expect(kinds).toEqual(['card.draw', 'card.draw', 'assignment.clear-caches']);
    expect(await countRows(deps, ['Team', 'TeamMember'])).toEqual({ Team: 0, TeamMember: 0 });
  });

  test('says nothing of a decision and no manual assignment: rules may take over', async () => {
    const issue = await makeIssue(deps, shop);
    await give([issue.id], backend);
    const decided = async () => (await deps.db.read.issue.findFirstOrThrow()).decidedByPersonAt;
    const before = { at: await decided(), ...(await countRows(deps, ['AnalyticsEvent'])) };
    deps.clock.advance(60_000);
    await deleteTeam(deps, viewerOf(ada), { slug: 'backend' });
    expect({ at: await decided(), ...(await countRows(deps, ['AnalyticsEvent'])) }).toEqual(before);
  });

  test('can be done once, and opens a project whose only team it was to everybody', async () => {
    const closed = await makeProject(deps, org, 'closed', { teams: [backend] });
    const issue = await makeIssue(deps, closed);
    const eve = await makeUser(deps, org, 'eve');
    await expect(give([issue.id], eve)).rejects.toMatchObject({ code: 'not_assignable' });
    await deleteTeam(deps, viewerOf(ada), { slug: 'backend' });
    await expect(deleteTeam(deps, viewerOf(ada), { slug: 'backend' })).rejects.toMatchObject({ kind: 'not-found' });
    await give([issue.id], eve);
    expect(await holderOf(deps, issue.id)).toBe(`user:${eve.id}`);
  });

  test('with 10,000 issues takes a handful of statements', async () => {
    const issues = await makeIssues(deps, shop, 10_000);
    await give(
      issues.map(({ id }) => id),
      backend,
    );
    const counting = countStatements(deps);
    expect(await deleteTeam(counting.deps, viewerOf(ada), { slug: 'backend' })).toEqual({ unassigned: 10_000 });
    expect(counting.statements()).toBeLessThan(20);
    expect(await countRows(deps, ['Assignee', 'Subscription'])).toEqual({ Assignee: 0, Subscription: 0 });
  });
});

describe('a member who leaves', () => {
  test('holds no open issue any more, and each of the project’s channels is told once', async () => {
    const docs = await makeProject(deps, org, 'docs');
    const issues = await makeIssues(deps, shop, 3, { channels: ['C0ONE', 'C0TWO'] });
    const elsewhere = await makeIssue(deps, docs);
    await give([...issues.map(({ id }) => id), elsewhere.id], bob);
    await setStatus(issues[2]!.id, 'resolved');
    await forgetJobs();
    deps.clock.advance(1_000);

    const { left } = await mirrorUser(deps, org.id, record(bob, { isDeleted: true }));
    expect(left).toEqual([bob.id]);
    expect(await releaseLeavers(deps, org.id, left)).toBe(3);

    expect(await Promise.all(issues.map(({ id }) => holderOf(deps, id)))).toEqual([null, null, `user:${bob.id}`]);
    expect(await holderOf(deps, elsewhere.id)).toBeNull();
    expect(await lastActivities(3)).toMatchObject(
      Array(3).fill({ type: 'UNASSIGNED', source: 'member_left', userId: null }),
    );
    const told = (await leftJobs()).map(({ payload }) => payload as { projectId: string; channelId: string });
    expect(told.map(({ projectId, channelId }) => `${projectId} ${channelId}`).sort()).toEqual(
      [`${shop.id} C0ONE`, `${shop.id} C0TWO`, `${docs.id} C0ALERT`].sort(),
    );
    const kinds = (await jobsOf(deps)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'card.draw')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'card.thread-line' || kind === 'notice.direct')).toEqual([]);
  });

  test('is found by what is, so that a crash right after mirroring loses nothing and a repeat tells nothing twice', async () => {
    const issue = await makeIssue(deps, shop);
    await give([issue.id], bob);
    await leave(bob);
    // The process dies here. The next one starts:
    expect(await releaseLeavers(deps, org.id)).toBe(1);
    expect(await holderOf(deps, issue.id)).toBeNull();
    const told = await leftJobs();
    expect(told).toHaveLength(2);
    expect(await releaseLeavers(deps, org.id)).toBe(0);
    expect(await releaseLeavers(deps, org.id, [bob.id])).toBe(0);
    expect(await leftJobs()).toEqual(told);
  });

  test('is told of once when two processes notice at the same time', async () => {
    const issue = await makeIssue(deps, shop);
    await give([issue.id], bob);
    await leave(bob);
    const freed = await Promise.all([releaseLeavers(deps, org.id), releaseLeavers(deps, org.id, [bob.id])]);
    expect(freed.sort()).toEqual([0, 1]);
    expect(await leftJobs()).toHaveLength(2);
  });

  test('also frees an issue that opens again after he left', async () => {
    const issue = await makeIssue(deps, shop);
    await give([issue.id], bob);
    await setStatus(issue.id, 'resolved');
    await leave(bob);
    expect(await releaseLeavers(deps, org.id)).toBe(0);
    await setStatus(issue.id, 'unresolved');
    expect(await releaseLeavers(deps, org.id)).toBe(1);
  });

  test('is nobody who is still here, nor anybody of another organization', async () => {
    const other = await makeOrganization(deps);
    const eve = await makeUser(deps, other, 'eve', { isActive: false });
    const theirs = await makeIssue(deps, await makeProject(deps, other, 'theirs'));
    const assignee = { issueId: BigInt(theirs.id), assignedAt: deps.clock.now(), source: 'slash_command' };
    const { projectId } = await deps.db.read.issue.findFirstOrThrow();
    await deps.db.write((tx) => tx.assignee.create({ data: { ...assignee, projectId, userId: BigInt(eve.id) } }));
    await give([(await makeIssue(deps, shop)).id], bob);
    expect(await releaseLeavers(deps, org.id)).toBe(0);
    expect(await releaseLeavers(deps, org.id, [bob.id, eve.id, ada.id, 'rubbish'])).toBe(0);
    expect(await releaseLeavers(deps, org.id, [])).toBe(0);
    expect(await releaseLeavers(deps, other.id)).toBe(1);
  });

  test('says nothing in the channels of a project that is being deleted', async () => {
    const issue = await makeIssue(deps, shop);
    await give([issue.id], bob);
    await deps.db.write((tx) => tx.project.updateMany({ data: { status: 'pending_deletion' } }));
    await leave(bob);
    expect(await releaseLeavers(deps, org.id)).toBe(1);
    expect(await leftJobs()).toEqual([]);
  });

  test('who comes back before anybody looked keeps what he holds', async () => {
    const issue = await makeIssue(deps, shop);
    await give([issue.id], bob);
    await mirrorUser(deps, org.id, record(bob, { isDeleted: true }));
    await mirrorUser(deps, org.id, record(bob));
    expect(await releaseLeavers(deps, org.id, [bob.id])).toBe(0);
    expect(await holderOf(deps, issue.id)).toBe(`user:${bob.id}`);
  });

  test('who comes back just before his issues are freed keeps them, too', async () => {
    const issue = await makeIssue(deps, shop);
    await give([issue.id], bob);
    await leave(bob);
    const write: typeof deps.db.write = async (change) => {
      await deps.db.write((tx) => tx.user.updateMany({ data: { isActive: true } }));
      return deps.db.write(change);
    };
    expect(await releaseLeavers({ ...deps, db: { ...deps.db, write } }, org.id)).toBe(0);
    expect(await holderOf(deps, issue.id)).toBe(`user:${bob.id}`);
  });
});

describe('mirroring says who left', () => {
  test('by a complete list, by a change of kind, and each only once', async () => {
    const carol = await makeUser(deps, org, 'carol');
    const sync = (...records: SlackUserRecord[]) => {
      deps.clock.advance(1_000);
      return mirrorUsers(deps, org.id, records, { complete: true });
    };
    expect(await sync(record(ada), record(bob), record(carol))).toEqual({ left: [] });
    expect(await sync(record(ada), record(bob, { isStranger: true }))).toEqual({ left: [bob.id, carol.id] });
    expect(await sync(record(ada))).toEqual({ left: [] });
    expect(await mirrorUsers(deps, org.id, [])).toEqual({ left: [] });
    expect(await sync()).toEqual({ left: [] });
  });
});
