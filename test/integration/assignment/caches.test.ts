import { assignIssues } from '../../../src/assignment/assign-issues';
import {
  assigneeExists,
  assignmentCacheKey,
  clearAssignmentCache,
  clearAssignmentCachesOfProject,
} from '../../../src/assignment/caches';
import type { User } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeIssues, makeOrganization, makeProject, makeUser, viewerOf } from '../../support/factory';
import { jobsOf } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let alice: User;
let project: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  const org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice');
  project = await makeProject(deps, org, 'checkout');
});
afterEach(() => cleanup());

const give = (issueIds: string[], to: User | null) =>
  assignIssues(deps, viewerOf(alice), { issueIds, to: to && { type: 'user', id: to.id }, source: 'modal' });

test('whether an issue is held is answered from the cache until it changes', async () => {
  const issue = await makeIssue(deps, project);
  expect(await assigneeExists(deps, issue.id)).toBe(false);
  expect(await deps.cache.get(assignmentCacheKey('assignee_exists', issue.id))).toBe(false);

  await give([issue.id], alice);
  expect(await deps.cache.get(assignmentCacheKey('assignee_exists', issue.id))).toBeUndefined();
  expect(await assigneeExists(deps, issue.id)).toBe(true);
});

test('a stored false is a hit, not a miss', async () => {
  const issue = await makeIssue(deps, project);
  await deps.cache.set(assignmentCacheKey('assignee_exists', issue.id), false, 60_000);
  await deps.db.write((tx) =>
    tx.assignee.create({
      data: {
        issueId: BigInt(issue.id),
        projectId: BigInt(project.id),
        userId: BigInt(alice.id),
        assignedAt: deps.clock.now(),
        source: 'test',
      },
    }),
  );
  expect(await assigneeExists(deps, issue.id)).toBe(false);
});

test('an answer that was overtaken while it was being stored is not kept', async () => {
  const issue = await makeIssue(deps, project);
  const store = deps.cache.set.bind(deps.cache);
  deps.cache.set = async (...args) => {
    deps.cache.set = store;
    await give([issue.id], alice);
    await store(...args);
  };
  expect(await assigneeExists(deps, issue.id)).toBe(false);
  expect(await assigneeExists(deps, issue.id)).toBe(true);
});

test('assigning keeps the memory of evaluated ownership, unassigning clears it', async () => {
  const issue = await makeIssue(deps, project);
  const key = assignmentCacheKey('owner_exists', issue.id);
  await deps.cache.set(key, true, 60_000);
  await give([issue.id], alice);
  expect(await deps.cache.get(key)).toBe(true);
  await give([issue.id], null);
  expect(await deps.cache.get(key)).toBeUndefined();
});

test('a change leaves a job behind that clears the caches should the process die first; no change leaves none', async () => {
  const issue = await makeIssue(deps, project);
  const { requestId } = await give([issue.id], alice);
  await give([issue.id], alice);
  const clearing = (await jobsOf(deps)).filter(({ kind }) => kind === 'assignment.clear-caches');
  expect(clearing.map(({ payload }) => payload)).toEqual([{ requestId }]);
});

test('a broken cache does not break an assignment', async () => {
  const issue = await makeIssue(deps, project);
  await deps.cache.close();
  deps.cache.delete = () => Promise.resolve(false);
  await expect(give([issue.id], alice)).resolves.toMatchObject({ counts: { assigned: 1 } });
});

test('clearing for a project reaches every issue with an event in the last 24 hours, that moment included', async () => {
  const now = deps.clock.now().getTime();
  const day = 24 * 3_600_000;
  const fresh = await makeIssues(deps, project, 2_300);
  const edge = await makeIssue(deps, project, { lastSeen: new Date(now - day) });
  const stale = await makeIssue(deps, project, { lastSeen: new Date(now - day - 1) });
  const neighbour = await makeIssue(deps, await makeProject(deps, { ...(await makeOrganization(deps)) }, 'other'));
  const keyOf = (id: string) => assignmentCacheKey('assignee_exists', id);
  for (const { id } of [...fresh, edge, stale, neighbour]) await deps.cache.set(keyOf(id), true, 3_600_000);
  await deps.cache.set(assignmentCacheKey('owner_exists', edge.id), true, 3_600_000);

  expect(await clearAssignmentCachesOfProject(deps, project.id, ['assignee_exists'])).toBe(true);

  const left = await Promise.all(
    [...fresh, edge, stale, neighbour].map(async ({ id }) => ((await deps.cache.get(keyOf(id))) ? id : null)),
  );
  expect(left.filter(Boolean)).toEqual([stale.id, neighbour.id]);
  expect(await deps.cache.get(assignmentCacheKey('owner_exists', edge.id))).toBe(true);
});

test.each([[''], ['0'], ['undefined'], [undefined as unknown as string]])(
  'an absent issue id (%p) is refused and clears nothing',
  (id) => {
    expect(() => clearAssignmentCache(deps, 'assignee_exists', [id])).toThrow(TypeError);
  },
);
