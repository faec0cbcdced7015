import { assignIssues } from '../../../src/assignment/assign-issues';
import { suggestOwners } from '../../../src/assignment/suggest-owners';
import { getIssueView } from '../../../src/issues/get-issue-view';
import type { Organization } from '../../../src/organizations/types';
import type { ActorRef, User } from '../../../src/people/types';
import { testDeps, type TestDeps } from '../../support/deps';
import {
  makeIssue,
  makeOrganization,
  makeProject,
  makeTeam,
  makeUser,
  viewerOf,
  type MadeIssue,
} from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let people: User[];
let issue: MadeIssue;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  people = [];
  for (const name of ['alice', 'bob', 'carol', 'dan', 'erin']) people.push(await makeUser(deps, org, name));
  issue = await makeIssue(deps, await makeProject(deps, org, 'checkout'));
});
afterEach(() => cleanup());

const give = (to: ActorRef | null) =>
  assignIssues(deps, viewerOf(people[0]!), { issueIds: [issue.id], to, source: 'slash_command' });
const giveTo = (index: number) => give({ type: 'user', id: people[index]!.id });
const suggested = async () =>
  (await suggestOwners(deps, await getIssueView(deps, org.id, issue.id))).map(
    ({ actor, reason }) => `${actor.name}: ${reason}`,
  );

test('an issue that nobody ever held suggests nobody', async () => {
  expect(await suggested()).toEqual([]);
});

test('whoever held it before is suggested, the latest first, the present holder not', async () => {
  const backend = await makeTeam(deps, org, 'backend', []);
  await giveTo(1);
  await give({ type: 'team', id: backend.id });
  await giveTo(2);
  await giveTo(1);
  expect(await suggested()).toEqual(['Carol: held it before', 'backend: held it before']);
  await give(null);
  expect(await suggested()).toEqual(['Bob: held it before', 'Carol: held it before', 'backend: held it before']);
});

test('at most three are suggested, and nobody who cannot hold it any more', async () => {
  for (const index of [1, 2, 3, 4, 0]) await giveTo(index);
  expect(await suggested()).toHaveLength(3);
  await deps.db.write((tx) => tx.user.update({ where: { id: BigInt(people[4]!.id) }, data: { isActive: false } }));
  expect(await suggested()).toEqual(['Dan: held it before', 'Carol: held it before', 'Bob: held it before']);
});

test('a resolved issue needs no owner', async () => {
  await giveTo(1);
  await give(null);
  await deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(issue.id) }, data: { status: 'resolved' } }));
  expect(await suggested()).toEqual([]);
});
