import { assertAssignable, isAssignable } from '../../../src/people/assignable';
import { setTeamMembers } from '../../../src/people/create-team';
import { activeMemberIds } from '../../../src/people/team-members.store';
import type { Team, User } from '../../../src/people/types';
import type { Organization } from '../../../src/organizations/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let insider: User;
let outsider: User;
let backend: Team;
let frontend: Team;
let closed: Project;
let open: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  insider = await makeUser(deps, org, 'insider');
  outsider = await makeUser(deps, org, 'outsider');
  backend = await makeTeam(deps, org, 'backend', [insider]);
  frontend = await makeTeam(deps, org, 'frontend', [outsider]);
  closed = await makeProject(deps, org, 'closed', { teams: [backend] });
  open = await makeProject(deps, org, 'open');
});
afterEach(() => cleanup());

const user = ({ id }: User) => ({ type: 'user', id }) as const;
const team = ({ id }: Team) => ({ type: 'team', id }) as const;
const check = (actor: ReturnType<typeof user> | ReturnType<typeof team>, ...projects: Project[]) =>
  assertAssignable(
    deps,
    org.id,
    actor,
    projects.map((project) => project.id),
  );
const refused = (...words: string[]) => ({
  kind: 'invalid',
  code: 'not_assignable',
  sentence: expect.stringMatching(words.join('.*')) as unknown,
});

it('a project with teams takes those teams and their members', async () => {
  await check(team(backend), closed);
  await check(user(insider), closed);
});

it('a project without teams takes every active person and team', async () => {
  await check(team(frontend), open);
  await check(user(outsider), open);
});

it('a project with teams refuses others, naming actor and project', async () => {
  await expect(check(user(outsider), closed)).rejects.toMatchObject(refused('Outsider', 'closed'));
  await expect(check(team(frontend), closed)).rejects.toMatchObject(refused('#frontend', 'closed'));
});

it('one project of several that refuses is enough', async () => {
  await check(user(insider), open, closed);
  await expect(check(user(outsider), open, closed)).rejects.toMatchObject(refused('Outsider', 'closed'));
});

it('no role opens a project: an admin who is in none of its teams is refused', async () => {
  const admin = await makeUser(deps, org, 'admin', { isAdmin: true });
  await expect(check(user(admin), closed)).rejects.toMatchObject(refused('Admin'));
});

it('an inactive membership does not count', async () => {
  await deps.db.write((tx) =>
    tx.teamMember.updateMany({ where: { teamId: BigInt(backend.id) }, data: { isActive: false } }),
  );
  await expect(check(user(insider), closed)).rejects.toMatchObject(refused('Insider'));
  expect(await activeMemberIds(deps.db.read, [backend.id])).toEqual(new Map());
});

it.each([
  ['a bot', { kind: 'bot' }, 'is a bot'],
  ['a stranger', { kind: 'stranger' }, 'another workspace'],
  ['a deactivated person', { isActive: false }, 'deactivated'],
] as const)('%s is refused everywhere', async (_, more, words) => {
  const somebody = await makeUser(deps, org, 'somebody', more);
  await setTeamMembers(deps, backend.id, [insider.id, somebody.id]);
  await expect(check(user(somebody), open)).rejects.toMatchObject(refused('Somebody', words));
  await expect(check(user(somebody), closed)).rejects.toMatchObject(refused('Somebody', words));
  expect(await activeMemberIds(deps.db.read, [backend.id])).toEqual(new Map([[backend.id, [insider.id]]]));
});

it('another organization’s actors and projects are as unknown as ids that do not exist', async () => {
  const other = await makeOrganization(deps);
  const eve = await makeUser(deps, other, 'eve');
  const ops = await makeTeam(deps, other, 'ops');
  const theirs = await makeProject(deps, other, 'theirs');
  const unknown = (code: string) => ({ kind: 'not-found', code });
  await expect(check(user(eve), open)).rejects.toMatchObject(unknown('actor_not_found'));
  await expect(check(team(ops), open)).rejects.toMatchObject(unknown('actor_not_found'));
  await expect(check(user(insider), theirs)).rejects.toMatchObject(unknown('project_not_found'));
  await expect(check(user(insider), { ...theirs, id: '12345' })).rejects.toMatchObject(unknown('project_not_found'));
  expect(await isAssignable(deps, org.id, user(eve), [open.id])).toBe(false);
  expect(await isAssignable(deps, org.id, user(insider), [open.id])).toBe(true);
});

it('the members of a team are exactly those set, and never another organization’s people', async () => {
  const eve = await makeUser(deps, await makeOrganization(deps), 'eve');
  await setTeamMembers(deps, backend.id, [outsider.id, eve.id]);
  expect(await activeMemberIds(deps.db.read, [backend.id, frontend.id])).toEqual(
    new Map([
      [backend.id, [outsider.id]],
      [frontend.id, [outsider.id]],
    ]),
  );
});
