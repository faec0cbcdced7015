import { planAssignmentNotices } from '../../../src/notifications/fan-out';
import { getSettings } from '../../../src/notifications/get-settings';
import { removeProjectSetting } from '../../../src/notifications/remove-project-setting';
import { saveSettings } from '../../../src/notifications/save-settings';
import type { Organization } from '../../../src/organizations/types';
import type { User, Viewer } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject, makeUser, viewerOf } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let checkout: Project;
let alice: User;
let bob: User;
let viewer: Viewer;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  checkout = await makeProject(deps, org, 'checkout');
  alice = await makeUser(deps, org, 'alice');
  bob = await makeUser(deps, org, 'bob');
  viewer = viewerOf(bob);
});
afterEach(() => cleanup());

const USUAL = { level: 'subscribed', ownActions: false } as const;

/** Whether Bob is told when `by` gives him an issue of the project. */
async function isTold(by: User = alice, project: Project = checkout): Promise<boolean> {
  const { id } = await makeIssue(deps, project);
  const jobs = await deps.db.write((tx) =>
    planAssignmentNotices(tx, {
      changes: [
        { issueId: id, projectId: project.id, activityId: '1', before: null, after: { type: 'user', id: bob.id } },
      ],
      actingUserId: by.id,
      requestId: 'request-1',
    }),
  );
  return jobs.some(({ kind }) => kind === 'notice.direct');
}

test('who never chose hears what he follows, and nothing of his own actions', async () => {
  expect(await getSettings(deps, viewer)).toEqual({ ...USUAL, projects: [] });
  expect([await isTold(), await isTold(bob)]).toEqual([true, false]);
});

test('what is saved is read back and holds; saving it again changes nothing', async () => {
  const change = { level: 'never', ownActions: true, project: { slug: 'Checkout', level: 'always' } } as const;
  await saveSettings(deps, viewer, change);
  await saveSettings(deps, viewer, change);
  expect(await getSettings(deps, viewer)).toEqual({
    level: 'never',
    ownActions: true,
    projects: [{ id: checkout.id, slug: 'checkout', name: checkout.name, level: 'always' }],
  });
  const other = await makeProject(deps, org, 'other');
  expect([await isTold(), await isTold(bob), await isTold(alice, other)]).toEqual([true, true, false]);
  expect(await deps.db.read.notificationSetting.count()).toBe(3);
});

test('own actions are told only while they are asked for', async () => {
  await saveSettings(deps, viewer, { ...USUAL, ownActions: true, project: null });
  expect(await isTold(bob)).toBe(true);
  await saveSettings(deps, viewer, { ...USUAL, project: null });
  expect(await isTold(bob)).toBe(false);
});

test('a setting does not speak for anybody else', async () => {
  await saveSettings(deps, viewerOf(alice), { level: 'never', ownActions: true, project: null });
  expect(await getSettings(deps, viewer)).toEqual({ ...USUAL, projects: [] });
  expect([await isTold(), await isTold(bob)]).toEqual([true, false]);
});

test('a project is as everywhere again when that is chosen, or its setting removed; twice is once', async () => {
  const never = { ...USUAL, project: { slug: 'checkout', level: 'never' } } as const;
  await saveSettings(deps, viewer, never);
  expect(await isTold()).toBe(false);
  await saveSettings(deps, viewer, { ...USUAL, project: { slug: 'checkout', level: null } });
  expect(await isTold()).toBe(true);
  await saveSettings(deps, viewer, never);
  await removeProjectSetting(deps, viewer, checkout.id);
  await removeProjectSetting(deps, viewer, checkout.id);
  expect(await isTold()).toBe(true);
  expect(await getSettings(deps, viewer)).toEqual({ ...USUAL, projects: [] });
});

test('removing a project’s setting leaves other people’s and the one for everywhere alone', async () => {
  for (const one of [viewer, viewerOf(alice)]) {
    await saveSettings(deps, one, { ...USUAL, level: 'always', project: { slug: 'checkout', level: 'never' } });
  }
  await removeProjectSetting(deps, viewer, checkout.id);
  expect(await getSettings(deps, viewer)).toMatchObject({ level: 'always', projects: [] });
  expect((await getSettings(deps, viewerOf(alice))).projects).toHaveLength(1);
});

describe('a project that is as good as unknown', () => {
  const never = { ...USUAL, level: 'never', project: { slug: 'secret', level: 'always' } } as const;

  test.each<[string, () => Promise<unknown>]>([
    ['never was', () => Promise.resolve()],
    ['was deleted', async () => await markDeleted(await makeProject(deps, org, 'secret'))],
    ['is of another organization', async () => makeProject(deps, await makeOrganization(deps, 'Foreign'), 'secret')],
  ])('because it %s is refused, and nothing is saved', async (_name, prepare) => {
    await prepare();
    await expect(saveSettings(deps, viewer, never)).rejects.toMatchObject({ code: 'project_not_found' });
    expect(await deps.db.read.notificationSetting.count()).toBe(0);
  });

  test('is not listed, and is again when it was restored', async () => {
    await saveSettings(deps, viewer, { ...USUAL, project: { slug: 'checkout', level: 'never' } });
    await markDeleted(checkout);
    expect((await getSettings(deps, viewer)).projects).toEqual([]);
    await deps.db.write((tx) => tx.project.updateMany({ data: { status: 'active' } }));
    expect((await getSettings(deps, viewer)).projects).toHaveLength(1);
  });
});

const markDeleted = ({ id }: Project) =>
  deps.db.write((tx) => tx.project.update({ where: { id: BigInt(id) }, data: { status: 'pending_deletion' } }));

test('who was deactivated since is told nothing, whatever he chose', async () => {
  await saveSettings(deps, viewer, { level: 'always', ownActions: true, project: null });
  await deps.db.write((tx) => tx.user.update({ where: { id: BigInt(bob.id) }, data: { isActive: false } }));
  expect([await isTold(), await isTold(bob)]).toEqual([false, false]);
});
