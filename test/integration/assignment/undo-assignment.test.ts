import { assignIssues } from '../../../src/assignment/assign-issues';
import { undoAssignment } from '../../../src/assignment/undo-assignment';
import type { Organization } from '../../../src/organizations/types';
import type { User } from '../../../src/people/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssues, makeOrganization, makeProject, makeUser, viewerOf, type MadeIssue } from '../../support/factory';
import { holderOf } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let alice: User;
let bob: User;
let carol: User;
let first: MadeIssue;
let second: MadeIssue;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice');
  bob = await makeUser(deps, org, 'bob');
  carol = await makeUser(deps, org, 'carol');
  [first, second] = (await makeIssues(deps, await makeProject(deps, org, 'checkout'), 2)) as [MadeIssue, MadeIssue];
  await give([first.id], bob);
});
afterEach(() => cleanup());

const give = (issueIds: string[], to: User | null, by: User = alice) =>
  assignIssues(deps, viewerOf(by), { issueIds, to: to && { type: 'user', id: to.id }, source: 'slash_command' });
const undo = (requestId: string, by: User = alice) => undoAssignment(deps, viewerOf(by), { requestId });

test('undo gives every issue back to whoever held it, as an assignment of its own', async () => {
  const { requestId } = await give([first.id, second.id], carol);
  deps.clock.advance(9 * 60_000);
  const summary = await undo(requestId);

  expect(summary).toMatchObject({ source: 'undo', counts: { reassigned: 1, unassigned: 1 }, canUndo: false });
  expect(await holderOf(deps, first.id)).toBe(`user:${bob.id}`);
  expect(await holderOf(deps, second.id)).toBeNull();
  const analytics = await deps.db.read.analyticsEvent.findMany({ orderBy: { id: 'desc' }, take: 2 });
  expect(analytics.map((row) => JSON.parse(row.attributes) as object)).toMatchObject([
    { assigned_by: 'undo' },
    { assigned_by: 'undo' },
  ]);
});

test('only the issues that nobody changed since go back', async () => {
  const { requestId } = await give([first.id, second.id], carol);
  await give([first.id], alice, bob);
  expect((await undo(requestId)).counts).toMatchObject({ unassigned: 1, reassigned: 0 });
  expect(await holderOf(deps, first.id)).toBe(`user:${alice.id}`);
});

test.each<[string, (requestId: string) => Promise<unknown>, string]>([
  ['after ten minutes', async (id) => (deps.clock.advance(10 * 60_000 + 1), undo(id)), 'undo_too_late'],
  ['by somebody else', (id) => undo(id, bob), 'nothing_to_undo'],
  ['of nothing', () => undo('no-such-request'), 'nothing_to_undo'],
  ['a second time', async (id) => (await undo(id), undo(id)), 'undo_overtaken'],
  ['when somebody changed the holder', async (id) => (await give([first.id], bob, bob), undo(id)), 'undo_overtaken'],
])('undo %s is refused and changes nothing', async (_case, act, code) => {
  const { requestId } = await give([first.id], carol);
  await expect(act(requestId)).rejects.toMatchObject({ code });
});

test('undo is refused when the previous holder was deactivated meanwhile', async () => {
  const { requestId } = await give([first.id], carol);
  await deps.db.write((tx) => tx.user.update({ where: { id: BigInt(bob.id) }, data: { isActive: false } }));
  await expect(undo(requestId)).rejects.toMatchObject({ code: 'not_assignable' });
  expect(await holderOf(deps, first.id)).toBe(`user:${carol.id}`);
});
