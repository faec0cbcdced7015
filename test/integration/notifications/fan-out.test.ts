import { planAssignmentNotices, type AssignmentChange } from '../../../src/notifications/fan-out';
import { saveLevel } from '../../../src/notifications/settings.store';
import type { Organization } from '../../../src/organizations/types';
import type { ActorRef, User } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import type { NewJob } from '../../../src/platform/queue/catalog';
import { countStatements } from '../../support/count-statements';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssues, makeOrganization, makeProject, makeTeam, makeUser, type MadeIssue } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let project: Project;
let alice: User;
let bob: User;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  project = await makeProject(deps, org, 'checkout');
  alice = await makeUser(deps, org, 'alice');
  bob = await makeUser(deps, org, 'bob');
});
afterEach(() => cleanup());

const user = ({ id }: { id: string }): ActorRef => ({ type: 'user', id });
const team = ({ id }: { id: string }): ActorRef => ({ type: 'team', id });

const changed = (issues: MadeIssue[], before: ActorRef | null, after: ActorRef | null): AssignmentChange[] =>
  issues.map(({ id }, index) => ({ issueId: id, projectId: project.id, activityId: String(index + 1), before, after }));

const plan = (changes: AssignmentChange[], more: { by?: User; unchangedIssueIds?: string[] } = {}) =>
  deps.db.write((tx) =>
    planAssignmentNotices(tx, {
      changes,
      requestId: 'request-1',
      actingUserId: (more.by ?? alice).id,
      unchangedIssueIds: more.unchangedIssueIds,
    }),
  );

const kinds = (jobs: NewJob[]) => jobs.map(({ kind }) => kind);
const notices = (jobs: NewJob[]) => jobs.filter(({ kind }) => kind.startsWith('notice'));

test('every card of the issue is redrawn, then gets its line, and the new holder a message', async () => {
  const issues = await makeIssues(deps, project, 1, { channels: ['C1', 'C2'] });
  const jobs = await plan(changed(issues, null, user(bob)));
  expect(kinds(jobs)).toEqual(['card.draw', 'card.thread-line', 'card.draw', 'card.thread-line', 'notice.direct']);
  expect(jobs.every(({ lane, projectId }) => lane === 1 && projectId === project.id)).toBe(true);
  expect(new Set(jobs.map(({ key }) => key)).size).toBe(5);
  expect(jobs[4]?.payload).toEqual({ userId: bob.id, issueId: issues[0]?.id, activityId: '1', role: 'gained' });
});

test('an issue that was held as wanted already has its card redrawn and nothing said about it', async () => {
  const [same, other] = await makeIssues(deps, project, 2, { channels: ['C1'] });
  const jobs = await plan(changed([other!], null, user(bob)), { by: bob, unchangedIssueIds: [same!.id] });
  expect(kinds(jobs).sort()).toEqual(['card.draw', 'card.draw', 'card.thread-line']);
});

test('nothing changed and nothing shown makes no jobs', async () => {
  expect(await plan([])).toEqual([]);
});

test('a team linked to a channel gets a line there, an unlinked one none', async () => {
  const linked = await makeTeam(deps, org, 'backend', [bob], 'C9');
  const unlinked = await makeTeam(deps, org, 'web', [bob]);
  const issues = await makeIssues(deps, project, 1);
  expect(notices(await plan(changed(issues, team(unlinked), team(linked)))).map(({ payload }) => payload)).toEqual([
    { teamId: linked.id, issueId: issues[0]?.id, activityId: '1', role: 'gained' },
  ]);
});

test('the old holder is told while he follows the issue', async () => {
  const issues = await makeIssues(deps, project, 1);
  const toCarol = changed(issues, user(bob), user(await makeUser(deps, org, 'carol')));
  expect(notices(await plan(toCarol))).toHaveLength(1);
  const key = { issueId: BigInt(issues[0]!.id), userId: BigInt(bob.id) };
  const createdAt = deps.clock.now();
  await deps.db.write((tx) => tx.subscription.create({ data: { ...key, reason: 'assigned', createdAt } }));
  expect(notices(await plan(toCarol))).toHaveLength(2);
  await deps.db.write((tx) => tx.subscription.updateMany({ where: key, data: { isActive: false } }));
  expect(notices(await plan(toCarol))).toHaveLength(1);
});

test('a project’s notification setting wins over the one for everywhere, and other projects’ do not matter', async () => {
  const other = await makeProject(deps, org, 'other');
  const issues = await makeIssues(deps, project, 1);
  const told = async () => notices(await plan(changed(issues, null, user(bob)))).length;
  const save = (scope: Parameters<typeof saveLevel>[2], level: Parameters<typeof saveLevel>[3]) =>
    deps.db.write((tx) => saveLevel(tx, bob.id, scope, level));

  expect(await told()).toBe(1);
  await save({ type: 'user' }, 'never');
  expect(await told()).toBe(0);
  await save({ type: 'project', projectId: other.id }, 'always');
  expect(await told()).toBe(0);
  await save({ type: 'project', projectId: project.id }, 'always');
  expect(await told()).toBe(1);
  await save({ type: 'project', projectId: project.id }, 'never');
  await save({ type: 'user' }, 'always');
  expect(await told()).toBe(0);
});

test('a setting of one person says nothing about another with the same number as a project or scope', async () => {
  await deps.db.write((tx) => saveLevel(tx, alice.id, { type: 'user' }, 'never'));
  const issues = await makeIssues(deps, project, 1);
  expect(notices(await plan(changed(issues, null, user(bob))))).toHaveLength(1);
});

test('twenty issues are told one by one, twenty-one in one message', async () => {
  const issues = await makeIssues(deps, project, 21);
  expect(notices(await plan(changed(issues.slice(1), null, user(bob))))).toHaveLength(20);
  const [bulk, ...others] = notices(await plan(changed(issues, null, user(bob))));
  expect(others).toEqual([]);
  expect(bulk).toMatchObject({
    kind: 'notice.bulk',
    payload: { to: user(bob), role: 'gained', requestId: 'request-1', activityId: '1', count: 21 },
  });
});

test('who lost one of many issues is told of that one', async () => {
  const issues = await makeIssues(deps, project, 25);
  const backend = await makeTeam(deps, org, 'backend', [], 'C9');
  const [first, ...rest] = changed(issues, null, user(bob));
  const jobs = notices(await plan([{ ...first!, before: team(backend) }, ...rest]));
  expect(jobs.map(({ kind, payload }) => [kind, (payload as { role: string }).role])).toEqual([
    ['notice.bulk', 'gained'],
    ['notice.team', 'lost'],
  ]);
});

test('planning for 2,000 issues is a handful of statements', async () => {
  const backend = await makeTeam(deps, org, 'backend', [bob], 'C9');
  const issues = await makeIssues(deps, project, 2_000, { channels: ['C1'] });
  const counting = countStatements(deps);
  const jobs = await counting.deps.db.write((tx) => {
    const changes = changed(issues, user(alice), team(backend));
    return planAssignmentNotices(tx, { changes, requestId: 'request-1', actingUserId: alice.id });
  });
  expect(counting.statements()).toBeLessThanOrEqual(5);
  expect(jobs).toHaveLength(4_001);
  expect(jobs.filter(({ kind, lane }) => kind.startsWith('card.') && lane !== 3)).toEqual([]);
});
