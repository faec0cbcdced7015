import { ensureOrganization } from '../../../src/organizations/ensure-organization';
import { findOrganizationBySlackTeam } from '../../../src/organizations/find-organization';
import { createTeam } from '../../../src/people/create-team';
import { findTeamBySlug } from '../../../src/people/find-team';
import { decodeSnowflake } from '../../../src/platform/snowflake';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
});
afterEach(() => cleanup());

it('an organization is made once, with a snowflake, however often and at once it is asked for', async () => {
  const input = { slackTeamId: 'T0ACME', name: 'Acme' };
  const made = await Promise.all([ensureOrganization(deps, input), ensureOrganization(deps, input)]);
  expect(made[0]).toEqual(made[1]);
  expect(decodeSnowflake(made[0].id)).not.toBeNull();
  expect(await findOrganizationBySlackTeam(deps, 'T0ACME')).toEqual(made[0]);
  expect(await findOrganizationBySlackTeam(deps, 'T0OTHER')).toBeNull();
});

it('a workspace that was renamed gets its new name', async () => {
  const { id } = await ensureOrganization(deps, { slackTeamId: 'T0ACME', name: 'Acme' });
  await ensureOrganization(deps, { slackTeamId: 'T0ACME', name: 'Acme GmbH' });
  expect(await findOrganizationBySlackTeam(deps, 'T0ACME')).toEqual({ id, slackTeamId: 'T0ACME', name: 'Acme GmbH' });
});

describe('a team', () => {
  it('is made with a snowflake and found by its slug in any case', async () => {
    const org = await makeOrganization(deps);
    const team = await createTeam(deps, org.id, { slug: 'BackEnd', name: ' Back end ', slackUsergroupId: 'S1' });
    expect(team).toMatchObject({ slug: 'backend', name: 'Back end', slackUsergroupId: 'S1', slackChannelId: null });
    expect(decodeSnowflake(team.id)).not.toBeNull();
    expect(await findTeamBySlug(deps, org.id, 'BACKEND')).toEqual(team);
    expect(await findTeamBySlug(deps, (await makeOrganization(deps)).id, 'backend')).toBeNull();
  });

  it.each(['', 'two words', '123', '-x', '#x', 'x'.repeat(51)])('is not made with the slug %j', async (slug) => {
    const org = await makeOrganization(deps);
    await expect(createTeam(deps, org.id, { slug, name: 'X' })).rejects.toMatchObject({ code: 'team_slug_invalid' });
  });

  it('is not made twice', async () => {
    const org = await makeOrganization(deps);
    await createTeam(deps, org.id, { slug: 'backend', name: 'X' });
    await expect(createTeam(deps, org.id, { slug: 'Backend', name: 'Y' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'team_slug_taken',
    });
  });
});
