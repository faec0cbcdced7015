import { takeNext } from '../../../src/assignment/take-next';
import type { QueueFilter } from '../../../src/issues/triage-queue';
import type { Organization } from '../../../src/organizations/types';
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
import { holderOf } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let shop: Project;
const ANY: QueueFilter = { projectId: null, level: null, olderThanDays: null };

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  shop = await makeProject(deps, org, 'shop');
});
afterEach(() => cleanup());

const change = (id: string, data: { level?: string; status?: string; firstSeen?: Date }) =>
  deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(id) }, data }));

test('50 people who press Take next at once get the 50 oldest issues, each another one', async () => {
  const issues = await makeIssues(deps, shop, 60);
  const people = await Promise.all(Array.from({ length: 50 }, (_, at) => makeUser(deps, org, `person${at}`)));
  const taken = await Promise.all(people.map((person) => takeNext(deps, viewerOf(person), ANY)));
  const names = taken.flatMap((summary) => summary?.issues.map(({ shortId }) => shortId) ?? []);
  expect([...names].sort()).toEqual(
    issues
      .slice(0, 50)
      .map(({ shortId }) => shortId)
      .sort(),
  );
  const rows = await deps.db.read.assignee.findMany();
  expect(new Set(rows.map(({ userId }) => userId)).size).toBe(50);
  for (const [at, person] of people.entries()) {
    expect(await holderOf(deps, taken[at]?.issues[0]?.issueId ?? '')).toBe(`user:${person.id}`);
  }
});

test('it is an assignment like any other, and says that it was taken', async () => {
  const { id } = await makeIssue(deps, shop);
  const alice = await makeUser(deps, org, 'alice');
  const summary = await takeNext(deps, viewerOf(alice), ANY);
  expect(summary).toMatchObject({ source: 'take_next', canUndo: true, counts: { assigned: 1 } });
  expect(await deps.db.read.activity.findFirst({ where: { issueId: BigInt(id) } })).toMatchObject({
    type: 'ASSIGNED',
    source: 'take_next',
  });
  const event = await deps.db.read.analyticsEvent.findFirstOrThrow();
  expect(JSON.parse(event.attributes)).toMatchObject({ assigned_by: 'take_next', had_to_deassign: false });
});

test('when nothing is left, nothing happens', async () => {
  const alice = await makeUser(deps, org, 'alice');
  expect(await takeNext(deps, viewerOf(alice), ANY)).toBeNull();
  expect(await deps.db.read.activity.count()).toBe(0);
  expect(await deps.db.read.job.count()).toBe(0);
});

test('issues that are held, closed, of another organization, or that the person may not hold are passed over', async () => {
  const [alice, bob] = [await makeUser(deps, org, 'alice'), await makeUser(deps, org, 'bob')];
  const foreign = await makeProject(deps, await makeOrganization(deps), 'shop');
  const [closed, deleted, fenced] = [
    await makeIssue(deps, shop),
    await makeIssue(deps, await makeProject(deps, org, 'gone')),
    await makeIssue(deps, await makeProject(deps, org, 'bobs', { teams: [await makeTeam(deps, org, 'ops', [bob])] })),
  ];
  await change(closed.id, { status: 'resolved' });
  await deps.db.write((tx) => tx.project.updateMany({ where: { slug: 'gone' }, data: { status: 'pending_deletion' } }));
  await makeIssue(deps, foreign);
  expect(await takeNext(deps, viewerOf(alice), ANY)).toBeNull();
  expect((await takeNext(deps, viewerOf(bob), ANY))?.issues).toMatchObject([{ issueId: fenced.id }]);
  expect(await takeNext(deps, viewerOf(bob), ANY)).toBeNull();
  expect(await holderOf(deps, deleted.id)).toBeNull();
});

test('the filter holds for it as well', async () => {
  const alice = viewerOf(await makeUser(deps, org, 'alice'));
  const other = await makeProject(deps, org, 'other');
  const [info, old, fatal, elsewhere] = [
    await makeIssue(deps, shop),
    await makeIssue(deps, shop),
    await makeIssue(deps, shop),
    await makeIssue(deps, other),
  ];
  const daysAgo = (days: number) => new Date(deps.clock.now().getTime() - days * 24 * 3600_000);
  await change(info.id, { level: 'info', firstSeen: daysAgo(9) });
  await change(old.id, { level: 'warning', firstSeen: daysAgo(8) });
  await change(fatal.id, { level: 'fatal' });
  const takes = async (filter: Partial<QueueFilter>) =>
    (await takeNext(deps, alice, { ...ANY, ...filter }))?.issues[0]?.issueId ?? null;
  expect(await takes({ level: 'error', olderThanDays: 7 })).toBeNull();
  expect(await takes({ level: 'error' })).toBe(fatal.id);
  expect(await takes({ level: 'warning', olderThanDays: 7 })).toBe(old.id);
  expect(await takes({ projectId: other.id })).toBe(elsewhere.id);
  expect(await takes({ projectId: foreignId() })).toBeNull();
  expect(await takes({})).toBe(info.id);
});

const foreignId = () => '4510632216880000';
