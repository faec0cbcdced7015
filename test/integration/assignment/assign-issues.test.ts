import { assignIssues } from '../../../src/assignment/assign-issues';
import type { Organization } from '../../../src/organizations/types';
import type { Team, User } from '../../../src/people/types';
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
  type MadeIssue,
} from '../../support/factory';
import { countRows, followers, holderOf, jobsOf } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let alice: User;
let bob: User;
let carol: User;
let backend: Team;
let project: Project;
let issue: MadeIssue;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice');
  bob = await makeUser(deps, org, 'bob');
  carol = await makeUser(deps, org, 'carol');
  backend = await makeTeam(deps, org, 'backend', [bob, carol]);
  project = await makeProject(deps, org, 'checkout');
  issue = await makeIssue(deps, project, { channels: ['C1', 'C2'] });
});
afterEach(() => cleanup());

const assign = (to: User | Team | null, more: Partial<Parameters<typeof assignIssues>[2]> = {}) =>
  assignIssues(deps, viewerOf(alice), {
    issueIds: [issue.id],
    to: to && ('slackUserId' in to ? { type: 'user', id: to.id } : { type: 'team', id: to.id }),
    source: 'slash_command',
    ...more,
  });
const activities = () => deps.db.read.activity.findMany({ orderBy: { id: 'asc' } });
const analytics = async () =>
  (await deps.db.read.analyticsEvent.findMany({ orderBy: { id: 'asc' } })).map(
    (row) => JSON.parse(row.attributes) as object,
  );

test('assigning a free issue stores the holder, tells the story and subscribes him', async () => {
  const summary = await assign(bob, { reason: '  knows\nthis code ' });

  expect(summary).toMatchObject({
    counts: { assigned: 1 },
    to: { name: 'Bob' },
    reason: 'knows this code',
    canUndo: true,
  });
  expect(await holderOf(deps, issue.id)).toBe(`user:${bob.id}`);
  expect(await followers(deps, issue.id)).toEqual([`${bob.id} assigned`]);
  const [activity] = await activities();
  expect(activity).toMatchObject({
    type: 'ASSIGNED',
    userId: BigInt(alice.id),
    source: 'slash_command',
    requestId: summary.requestId,
  });
  expect(JSON.parse(activity?.data ?? '')).toEqual({
    assignee: bob.id,
    assigneeType: 'user',
    assigneeName: 'Bob',
    assigneeEmail: 'bob@acme.example',
    previous: null,
    previousName: null,
    reason: 'knows this code',
  });
  expect(await analytics()).toEqual([
    {
      organization_id: org.id,
      project_id: project.id,
      group_id: issue.id,
      assigned_by: 'slash_command',
      had_to_deassign: false,
    },
  ]);
});

test('assigning redraws every card and writes into every thread', async () => {
  await assign(bob);

  const kinds = (await jobsOf(deps)).map((job) => job.kind).sort();
  expect(kinds.filter((kind) => kind === 'card.draw')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'card.thread-line')).toHaveLength(2);
  expect(kinds).toContain('notice.direct');
});

test('a team is named without an e-mail, and its active members follow', async () => {
  const gone = await makeUser(deps, org, 'gone', { isActive: false });
  const away = await makeUser(deps, org, 'away');
  await deps.db.write((tx) =>
    tx.teamMember.createMany({
      data: [
        { teamId: BigInt(backend.id), userId: BigInt(gone.id) },
        { teamId: BigInt(backend.id), userId: BigInt(away.id), isActive: false },
      ],
    }),
  );

  await assign(backend);

  expect(await holderOf(deps, issue.id)).toBe(`team:${backend.id}`);
  expect(await followers(deps, issue.id)).toEqual([`${bob.id} assigned`, `${carol.id} assigned`]);
  expect(JSON.parse((await activities())[0]?.data ?? '')).toMatchObject({ assigneeType: 'team', assigneeEmail: null });
});

test('the old user stays subscribed when the new team has him', async () => {
  await assign(bob);
  await assign(backend);
  expect(await followers(deps, issue.id)).toEqual([`${bob.id} assigned`, `${carol.id} assigned`]);
});

test('the old user is unsubscribed when the new team does not have him', async () => {
  await assign(alice);
  await assign(backend);
  expect(await followers(deps, issue.id)).toEqual([`${bob.id} assigned`, `${carol.id} assigned`]);
});

test('from team to team only those who are in both stay', async () => {
  const frontend = await makeTeam(deps, org, 'frontend', [carol, alice]);
  await assign(backend);
  await assign(frontend);
  expect(await followers(deps, issue.id)).toEqual([`${alice.id} assigned`, `${carol.id} assigned`]);
});

test('unassigning removes the holder, his subscription and nothing else', async () => {
  await deps.db.write((tx) =>
    tx.subscription.create({
      data: { issueId: BigInt(issue.id), userId: BigInt(carol.id), reason: 'comment', createdAt: deps.clock.now() },
    }),
  );
  await assign(backend);
  await assign(null);

  expect(await holderOf(deps, issue.id)).toBeNull();
  expect(await followers(deps, issue.id)).toEqual([`${carol.id} comment`]);
  expect((await activities()).at(-1)).toMatchObject({ type: 'UNASSIGNED', source: 'slash_command' });
  expect(await analytics()).toMatchObject([{ had_to_deassign: false }, { had_to_deassign: true }]);
});

test('an explicit unsubscribe is not revived by being assigned, nor removed by losing the issue', async () => {
  const key = { issueId: BigInt(issue.id), userId: BigInt(bob.id) };
  await deps.db.write((tx) =>
    tx.subscription.create({ data: { ...key, reason: 'assigned', isActive: false, createdAt: deps.clock.now() } }),
  );

  await assign(bob);
  await assign(null);

  expect(await deps.db.read.subscription.findMany()).toMatchObject([{ ...key, isActive: false }]);
});

test('giving an issue to whoever holds it changes nothing but counts in analytics', async () => {
  await assign(bob);
  const [before] = await deps.db.read.assignee.findMany();
  deps.clock.advance(60_000);
  const summary = await assign(bob);

  expect(summary).toMatchObject({ counts: { unchanged: 1, assigned: 0 }, canUndo: false });
  expect(await deps.db.read.assignee.findMany()).toEqual([before]);
  expect(await activities()).toHaveLength(1);
  expect(await analytics()).toMatchObject([{ had_to_deassign: false }, { had_to_deassign: false }]);
});

test('reassigning gives the row a new date and empties the other column', async () => {
  await assign(bob);
  deps.clock.advance(60_000);
  await assign(backend);
  expect(await deps.db.read.assignee.findMany()).toMatchObject([
    { userId: null, teamId: BigInt(backend.id), assignedAt: deps.clock.now(), assignedById: BigInt(alice.id) },
  ]);
});

test('a person who decided is remembered against automation, also when he took the issue away', async () => {
  await assign(bob);
  deps.clock.advance(60_000);
  await assign(null);
  const row = await deps.db.read.issue.findUniqueOrThrow({ where: { id: BigInt(issue.id) } });
  expect(row.decidedByPersonAt).toEqual(deps.clock.now());
});

describe('a request with one fault changes nothing at all', () => {
  const everything = async () => countRows(deps, ['Assignee', 'Subscription', 'Activity', 'AnalyticsEvent', 'Job']);
  let other: MadeIssue;
  let foreignIssue: MadeIssue;
  let foreigner: User;
  let guarded: Project;

  beforeEach(async () => {
    const elsewhere = await makeOrganization(deps, 'Elsewhere');
    foreigner = await makeUser(deps, elsewhere, 'mallory');
    foreignIssue = await makeIssue(deps, await makeProject(deps, elsewhere, 'theirs'));
    guarded = await makeProject(deps, org, 'guarded', { teams: [backend] });
    other = await makeIssue(deps, guarded);
  });

  test.each<[string, () => Parameters<typeof assignIssues>[2], string]>([
    ['no issue', () => ({ issueIds: [], to: null, source: 'modal' }), 'no_issues'],
    ['an unknown issue', () => ({ issueIds: [issue.id, '999'], to: ref(bob), source: 'modal' }), 'issue_not_found'],
    ['something that is no id', () => ({ issueIds: ["1'; DROP"], to: ref(bob), source: 'modal' }), 'issue_not_found'],
    [
      'another organization’s issue',
      () => ({ issueIds: [issue.id, foreignIssue.id], to: ref(bob), source: 'modal' }),
      'issue_not_found',
    ],
    [
      'an unknown person',
      () => ({ issueIds: [issue.id], to: { type: 'user', id: '999' }, source: 'modal' }),
      'actor_not_found',
    ],
    [
      'another organization’s person',
      () => ({ issueIds: [issue.id], to: ref(foreigner), source: 'modal' }),
      'actor_not_found',
    ],
    [
      'a deleted team',
      () => ({ issueIds: [issue.id], to: { type: 'team', id: '4510632216899999' }, source: 'modal' }),
      'actor_not_found',
    ],
    [
      'a person who is not assignable to one of two projects',
      () => ({ issueIds: [issue.id, other.id], to: ref(alice), source: 'modal' }),
      'not_assignable',
    ],
    [
      'more issues than one request may hold',
      () => ({ issueIds: Array.from({ length: 10_001 }, (_, i) => `${i + 1}`), to: ref(bob), source: 'modal' }),
      'too_many_issues',
    ],
  ])('%s', async (_case, input, code) => {
    const before = await everything();
    await expect(assignIssues(deps, viewerOf(alice), input())).rejects.toMatchObject({ code });
    expect(await everything()).toEqual(before);
  });

  test('a deactivated person', async () => {
    const hal = await makeUser(deps, org, 'hal', { isActive: false });
    const before = await everything();
    await expect(assign(hal)).rejects.toMatchObject({
      code: 'not_assignable',
      sentence: expect.stringContaining('Hal'),
    });
    expect(await everything()).toEqual(before);
  });

  const ref = (user: User) => ({ type: 'user' as const, id: user.id });
});

test('two people at once end with one holder, two activities and no error', async () => {
  const both = await Promise.all([
    assign(bob),
    assignIssues(deps, viewerOf(carol), {
      issueIds: [issue.id],
      to: { type: 'user', id: carol.id },
      source: 'assign_to_me',
    }),
  ]);

  expect(both.map(({ counts }) => counts)).toEqual([
    expect.objectContaining({ assigned: 1 }),
    expect.objectContaining({ reassigned: 1 }),
  ]);
  const last = (await activities()).at(-1);
  expect(await holderOf(deps, issue.id)).toBe(
    `user:${(JSON.parse(last?.data ?? '{}') as { assignee: string }).assignee}`,
  );
  expect(await followers(deps, issue.id)).toEqual([`${carol.id} assigned`]);
});

test('many issues with different holders are one request with one answer', async () => {
  const issues = await makeIssues(deps, project, 30);
  const ids = issues.map(({ id }) => id);
  await assign(bob, { issueIds: ids.slice(0, 10) });
  await assign(backend, { issueIds: ids.slice(10, 20) });

  const summary = await assign(carol, { issueIds: [...ids, ...ids] });

  expect(summary.counts).toEqual({ assigned: 10, reassigned: 20, unassigned: 0, unchanged: 0 });
  expect(summary.issues).toHaveLength(30);
  expect(summary.issues[0]).toMatchObject({ outcome: 'reassigned', before: { name: 'Bob' }, after: { name: 'Carol' } });
  expect(await countRows(deps, ['Assignee'])).toEqual({ Assignee: 30 });
  expect(await deps.db.read.subscription.findMany({ where: { userId: BigInt(bob.id) } })).toEqual([]);
});

test('what goes wrong after the commit neither fails the request nor delays the answer', async () => {
  let nudges = 0;
  deps.queue = { ...deps.queue, nudge: () => void nudges++ };
  deps.cache = { ...deps.cache, delete: () => Promise.reject(new Error('no such file')) };
  const summary = await assign(bob);
  expect(summary.counts.assigned).toBe(1);
  expect(nudges).toBe(1);
  expect(await holderOf(deps, issue.id)).toBe(`user:${bob.id}`);
  expect((await deps.db.read.job.findMany()).map(({ kind }) => kind)).toContain('assignment.clear-caches');
  expect(deps.log.lines).toMatchObject([{ level: 'warn' }]);
});
