import { assignIssues } from '../../../src/assignment/assign-issues';
import { Prisma } from '../../../src/generated/prisma/client';
import type { QueueTab } from '../../../src/issues/queue.store';
import { countQueue, findNextToTake, findQueueIds } from '../../../src/issues/queue.store';
import { listQueue, queueRows, type QueueFilter } from '../../../src/issues/triage-queue';
import type { Organization } from '../../../src/organizations/types';
import type { Team, User } from '../../../src/people/types';
import type { Tx } from '../../../src/platform/db/database';
import type { Project } from '../../../src/projects/types';
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

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let alice: User;
let bob: User;
let ops: Team;
let shop: Project;
const ANY: QueueFilter = { projectId: null, level: null, olderThanDays: null };

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  [alice, bob] = [await makeUser(deps, org, 'alice'), await makeUser(deps, org, 'bob')];
  ops = await makeTeam(deps, org, 'ops', [alice]);
  shop = await makeProject(deps, org, 'shop');
});
afterEach(() => cleanup());

const look = (who: User, tab: QueueTab, filter: Partial<QueueFilter> = {}, page = 1) =>
  listQueue(deps, viewerOf(who), { tab, filter: { ...ANY, ...filter }, page, pageSize: 10 });
const names = async (...asked: Parameters<typeof look>) => (await look(...asked)).issues.map(({ shortId }) => shortId);

test('an issue is in exactly the tab it belongs to, for each person by whom they are', async () => {
  const [free, own, team, bobs] = await makeIssues(deps, shop, 4);
  const give = (issue: typeof free, to: { type: 'user' | 'team'; id: string }) =>
    assignIssues(deps, viewerOf(bob), { issueIds: [issue?.id ?? ''], to, source: 'bulk' });
  await give(own, { type: 'user', id: alice.id });
  await give(team, { type: 'team', id: ops.id });
  await give(bobs, { type: 'user', id: bob.id });
  expect((await look(alice, 'unassigned')).counts).toEqual({ unassigned: 1, mine: 1, teams: 1 });
  expect((await look(bob, 'unassigned')).counts).toEqual({ unassigned: 1, mine: 1, teams: 0 });
  expect(await names(alice, 'unassigned')).toEqual([free?.shortId]);
  expect(await names(alice, 'mine')).toEqual([own?.shortId]);
  expect(await names(alice, 'teams')).toEqual([team?.shortId]);
  expect(await names(bob, 'mine')).toEqual([bobs?.shortId]);
});

test('what is closed, being deleted, somebody else’s or not of a team any more is in none', async () => {
  const gone = await makeProject(deps, org, 'gone');
  const [closed, ofTeam] = [await makeIssue(deps, shop), await makeIssue(deps, shop)];
  await makeIssue(deps, gone);
  await makeIssue(deps, await makeProject(deps, await makeOrganization(deps), 'foreign'));
  await assignIssues(deps, viewerOf(bob), {
    issueIds: [ofTeam.id],
    to: { type: 'team', id: ops.id },
    source: 'bulk',
  });
  await deps.db.write(async (tx) => {
    await tx.issue.update({ where: { id: BigInt(closed.id) }, data: { status: 'archived' } });
    await tx.project.update({ where: { id: BigInt(gone.id) }, data: { status: 'pending_deletion' } });
    await tx.teamMember.updateMany({ data: { isActive: false } });
  });
  expect((await look(alice, 'teams')).counts).toEqual({ unassigned: 0, mine: 0, teams: 0 });
});

test('pages go from the oldest to the newest; one beyond the end is the last one', async () => {
  const issues = await makeIssues(deps, shop, 25);
  const oldest = issues[24];
  const firstSeen = new Date(deps.clock.now().getTime() - 60_000);
  await deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(oldest?.id ?? 0) }, data: { firstSeen } }));
  expect((await names(alice, 'unassigned'))[0]).toBe(oldest?.shortId);
  const last = await look(alice, 'unassigned', {}, 99);
  expect(last.page).toBe(3);
  expect(last.issues.map(({ shortId }) => shortId)).toEqual(issues.slice(19, 24).map(({ shortId }) => shortId));
  expect(await look(alice, 'mine', {}, 0)).toMatchObject({ page: 1, issues: [] });
});

test('filters narrow lists and counts alike', async () => {
  const [info, fatal] = await makeIssues(deps, shop, 2);
  const other = await makeIssue(deps, await makeProject(deps, org, 'other'));
  const days = (n: number) => new Date(deps.clock.now().getTime() - n * 24 * 3600_000);
  await deps.db.write(async (tx) => {
    await tx.issue.update({ where: { id: BigInt(info?.id ?? 0) }, data: { level: 'info', firstSeen: days(7) } });
    await tx.issue.update({ where: { id: BigInt(fatal?.id ?? 0) }, data: { level: 'fatal' } });
  });
  expect(await names(alice, 'unassigned', { level: 'error' })).toEqual([fatal?.shortId, other.shortId]);
  expect(await names(alice, 'unassigned', { level: 'fatal' })).toEqual([fatal?.shortId]);
  expect(await names(alice, 'unassigned', { olderThanDays: 7 })).toEqual([info?.shortId]);
  expect(await names(alice, 'unassigned', { projectId: shop.id })).toEqual([info?.shortId, fatal?.shortId]);
  expect((await look(alice, 'mine', { level: 'fatal', projectId: shop.id })).counts.unassigned).toBe(1);
});

test('no look walks through a table; counts are read off indexes, and one project is not sorted', async () => {
  const steps: string[] = [];
  const explaining = (read: Tx): Tx => {
    const $queryRaw = async (strings: TemplateStringsArray, ...values: Prisma.Sql[]) => {
      const sql = Prisma.sql(strings, ...values);
      const plan = await read.$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${sql}`);
      steps.push(...plan.map((step) => step.detail));
      return read.$queryRaw(sql);
    };
    return new Proxy(read, {
      get: (target, name) => (name === '$queryRaw' ? $queryRaw : (Reflect.get(target, name) as unknown)),
    });
  };
  const read = explaining(deps.db.read);
  const all = queueRows(deps, viewerOf(alice), { projectId: null, level: 'error', olderThanDays: 7 });
  const one = { ...all, projectId: shop.id };
  const page = { limit: 10, offset: 0 };
  await countQueue(read, all);
  expect(steps.filter((step) => step.includes('COVERING INDEX Issue_projectId_status_firstSeen'))).toHaveLength(1);
  await findQueueIds(read, 'mine', all, page);
  await findQueueIds(read, 'teams', all, page);
  await findQueueIds(read, 'unassigned', all, page);
  await findNextToTake(read, all);
  expect(steps.filter((step) => /^SCAN (?!json_each|CONSTANT)/.test(step))).toEqual([]);
  const before = steps.length;
  await findQueueIds(read, 'unassigned', one, page);
  await findNextToTake(read, one);
  // Only issues that were first seen in the same millisecond are put in order.
  expect(steps.slice(before).filter((step) => step.endsWith('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
});
