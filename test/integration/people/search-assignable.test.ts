import { searchAssignable } from '../../../src/people/search-assignable';
import { mirrorUsers } from '../../../src/people/mirror-users';
import { createTeam, setTeamMembers } from '../../../src/people/create-team';
import type { Organization } from '../../../src/organizations/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeProject } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let project: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  project = await makeProject(deps, org, 'shop');
});
afterEach(() => cleanup());

async function people(...names: [name: string, handle: string][]) {
  const records = names.map(([displayName, handle], i) => ({
    slackUserId: `U${i}${handle}`, teamId: org.slackTeamId, handle, displayName, realName: displayName,
    email: `${handle}@acme.example`, isBot: false, isDeleted: false, isStranger: false, isSlackAdmin: false,
  })); // prettier-ignore
  await mirrorUsers(deps, org.id, records);
}

async function search(query: string, limit = 100, projectId = project.id) {
  const found = await searchAssignable(deps, { organizationId: org.id, projectId, query, limit });
  return [...found.teams, ...found.people].map((actor) => actor.name);
}

describe('the assignee menu finds', () => {
  beforeEach(async () => {
    await people(
      ['Zoë Müller', 'zoe.m'],
      ['Jean-Luc Picard', 'jlp'],
      ['Łukasz Żak', 'lz'],
      ['Anna Bergström', 'a_berg'],
      ['100% Rabbit', 'rabbit'],
    );
    await createTeam(deps, org.id, { slug: 'web-platform', name: 'Web Platform' });
  });

  it.each([
    ['a first name', 'zoe', ['Zoë Müller']],
    ['a last name', 'muller', ['Zoë Müller']],
    ['a last name as it is written', 'MÜLLER', ['Zoë Müller']],
    ['letters without a plain form', 'zak', ['Łukasz Żak']],
    ['a part of a name', 'ström', ['Anna Bergström']],
    ['a name over a space', 'anna berg', ['Anna Bergström']],
    ['a name over a dash', 'jean-l', ['Jean-Luc Picard']],
    ['a handle with its dot', 'zoe.m', ['Zoë Müller']],
    ['a handle after @', '@jlp', ['Jean-Luc Picard']],
    ['an underscore as itself', 'a_b', ['Anna Bergström']],
    ['a percent sign as itself', '%', ['100% Rabbit']],
    ['an e-mail', 'jlp@acme', ['Jean-Luc Picard']],
    ['a team by name', 'plat', ['Web Platform']],
    ['a team by slug', '#web-', ['Web Platform']],
    ['nothing that runs from one field into the next', 'picard jlp', []],
    ['nothing for what nobody has', 'xyzzy', []],
  ])('%s (%s)', async (_, query, names) => {
    expect(await search(query)).toEqual(names);
  });

  it('everybody when nothing was typed, teams first, by name', async () => {
    expect(await search('')).toEqual([
      'Web Platform',
      '100% Rabbit',
      'Anna Bergström',
      'Jean-Luc Picard',
      'Łukasz Żak',
      'Zoë Müller',
    ]);
  });

  it('nobody for another organization’s project, an unknown one or no id at all', async () => {
    const theirs = await makeProject(deps, await makeOrganization(deps), 'theirs');
    for (const id of [theirs.id, '123', "1' OR 1=1"]) expect(await search('', 100, id)).toEqual([]);
  });

  it('nothing by a quote, a wildcard or 100,000 characters', async () => {
    for (const query of ["' OR 1=1 --", '*', '[a-z]', 'x'.repeat(100_000)]) expect(await search(query)).toEqual([]);
  });
});

it('word starts come before inner parts, and what begins with the text before both', async () => {
  await people(['Susanne', 'q1'], ['Hans Anders', 'q2'], ['Anton', 'q3']);
  expect(await search('an')).toEqual(['Anton', 'Hans Anders', 'Susanne']);
});

it('a project with teams offers those and their active members only', async () => {
  await people(['Ina', 'ina'], ['Otto', 'otto'], ['Uwe', 'uwe']);
  const rows = await deps.db.read.user.findMany({ orderBy: { handle: 'asc' } });
  const team = await createTeam(deps, org.id, { slug: 'backend', name: 'Backend' });
  await createTeam(deps, org.id, { slug: 'other', name: 'Other' });
  await setTeamMembers(
    deps,
    team.id,
    rows.filter((row) => row.handle !== 'otto').map((row) => row.id.toString()),
  );
  await deps.db.write(async (tx) => {
    await tx.projectTeam.create({ data: { projectId: BigInt(project.id), teamId: BigInt(team.id) } });
    await tx.teamMember.updateMany({ where: { user: { handle: 'uwe' } }, data: { isActive: false } });
  });
  expect(await search('')).toEqual(['Backend', 'Ina']);
});

it('bots, strangers, deactivated people and other organizations’ people are not offered', async () => {
  const record = {
    teamId: org.slackTeamId,
    displayName: 'Kim',
    realName: '',
    email: null,
    isSlackAdmin: false,
    isBot: false,
    isDeleted: false,
    isStranger: false,
  };
  await mirrorUsers(deps, org.id, [
    { ...record, slackUserId: 'U1', handle: 'kim1', isBot: true },
    { ...record, slackUserId: 'U2', handle: 'kim2', isDeleted: true },
    { ...record, slackUserId: 'U3', handle: 'kim3', isStranger: true },
  ]);
  const other = await makeOrganization(deps);
  await mirrorUsers(deps, other.id, [{ ...record, slackUserId: 'U4', handle: 'kim4' }]);
  await createTeam(deps, other.id, { slug: 'kims', name: 'Kims' });
  expect(await search('kim')).toEqual([]);
});

it('a thousand teams leave room for people', async () => {
  await people(...Array.from({ length: 80 }, (_, i): [string, string] => [`Person ${i}`, `p${i}`]));
  const at = deps.clock.now();
  await deps.db.write((tx) =>
    tx.team.createMany({
      data: Array.from({ length: 1_000 }, (_, i) => ({
        id: BigInt(i + 1), organizationId: BigInt(org.id), slug: `t${i}`, name: `Team ${i}`, search: `team ${i}\nt${i}`, createdAt: at,
      })), // prettier-ignore
    }),
  );
  const found = await searchAssignable(deps, { organizationId: org.id, projectId: project.id, query: '', limit: 100 });
  expect([found.teams.length, found.people.length]).toEqual([50, 50]);
});
