import { deleteTeam } from '../../../src/assignment/delete-team';
import { getOwnership } from '../../../src/ownership/get-ownership';
import { listHandles } from '../../../src/ownership/list-handles';
import { mapHandle } from '../../../src/ownership/map-handle';
import type { ActorRef, User } from '../../../src/people/types';
import { makeOrganization, makeProject, makeTeam, makeUser, viewerOf } from '../../support/factory';
import { ownershipFixture, type OwnershipFixture } from '../../support/ownership-fixture';

let f: OwnershipFixture;
beforeEach(async () => void (f = await ownershipFixture()));
afterEach(() => f.cleanup());

const user = ({ id }: { id: string }): ActorRef => ({ type: 'user', id });
const team = ({ id }: { id: string }): ActorRef => ({ type: 'team', id });
const map = (handle: string, to: ActorRef | null, by: User = f.alice) =>
  mapHandle(f.deps, viewerOf(by), { handle, to });
const list = (organizationId = f.organization.id) => listHandles(f.deps, organizationId);
const stale = async () => (await getOwnership(f.deps, f.organization.id, 'shop')).stale.map(({ owner }) => owner);
const audited = () => f.deps.db.read.auditEntry.findMany({ where: { action: { startsWith: 'codeowners.' } } });
const leaves = ({ id }: User) =>
  f.deps.db.write((tx) => tx.user.update({ where: { id: BigInt(id) }, data: { isActive: false } }));

test('the next error follows a new mapping at once, and one that is taken back no more', async () => {
  await f.codeowners('* @octo-bob');
  expect(await f.holder(await f.happens('a.ts'))).toBeNull();
  await map('@Octo-Bob', user(f.bob));
  expect(await f.holder(await f.happens('b.ts'))).toBe(`user:${f.bob.id}`);
  await map('@octo-bob', team(f.payments));
  expect(await f.holder(await f.happens('c.ts'))).toBe(`team:${f.payments.id}`);
  await map('@octo-bob', null);
  expect(await f.holder(await f.happens('d.ts'))).toBeNull();
});

test('an error that was looked at today is looked at again after a mapping, and an open issue finds its owner', async () => {
  await f.codeowners('* @octo-bob');
  const issue = await f.happens('a.ts');
  await map('@octo-bob', user(f.bob));
  expect((await f.deps.db.read.job.findMany({ where: { kind: 'ownership.apply' } })).length).toBeGreaterThan(0);
  await f.applied('codeowners');
  expect(await f.holder(issue)).toBe(`user:${f.bob.id}`);
});

test('a mapping wins over a person and a team of the same name', async () => {
  await f.codeowners('/a/ @bob\n/b/ @acme/payments');
  await map('@bob', user(f.carol));
  await map('@acme/payments', user(f.bob));
  expect(await f.holder(await f.happens('a/x.ts'))).toBe(`user:${f.carol.id}`);
  expect(await f.holder(await f.happens('b/x.ts'))).toBe(`user:${f.bob.id}`);
});

test('who was mapped and left is stale, and nobody else gets the issues', async () => {
  await f.codeowners('* @bob');
  await map('@bob', user(f.carol));
  await leaves(f.carol);
  expect(await f.holder(await f.happens('a.ts'))).toBeNull();
  expect(await stale()).toEqual(['@bob']);
  expect(await list()).toMatchObject({
    mapped: [{ handle: '@bob', to: { id: f.carol.id }, isStale: true }],
    unmapped: [],
  });
});

test('somebody who is mapped and does not belong to the teams of a project is stale there', async () => {
  const dan = await makeUser(f.deps, f.organization, 'dan');
  await f.deps.db.write((tx) =>
    tx.projectTeam.create({ data: { projectId: BigInt(f.project.id), teamId: BigInt(f.payments.id) } }),
  );
  await map('@octo-dan', user(dan));
  await map('@octo-bob', user(f.bob));
  await f.codeowners('* @octo-dan @octo-bob');
  expect(await stale()).toEqual(['@octo-dan']);
  expect(await f.holder(await f.happens('a.ts'))).toBe(`user:${f.bob.id}`);
});

test('with a team its mappings go, and its handles are listed again', async () => {
  await f.codeowners('* @acme/pay');
  await map('@acme/pay', team(f.payments));
  await deleteTeam(f.deps, viewerOf(f.alice), { slug: 'payments' });
  expect(await list()).toEqual({ mapped: [], unmapped: [{ handle: '@acme/pay', projects: ['shop'] }] });
});

test('the list shows handles without anybody, with the active projects that name them', async () => {
  const web = await makeProject(f.deps, f.organization, 'web');
  const gone = await makeProject(f.deps, f.organization, 'gone');
  const foreign = await makeProject(f.deps, await makeOrganization(f.deps), 'theirs');
  await f.codeowners('* @nobody @acme/what gone@acme.example\n/a/ @bob @acme/payments @nobody');
  await f.deps.db.write(async (tx) => {
    for (const { id } of [web, gone, foreign]) {
      const data = { projectId: BigInt(id), codeowners: '* @nobody', updatedAt: f.deps.clock.now() };
      await tx.projectOwnership.create({ data });
    }
    await tx.project.update({ where: { id: BigInt(gone.id) }, data: { status: 'pending_deletion' } });
  });
  expect(await list()).toEqual({
    mapped: [],
    unmapped: [
      { handle: '@acme/what', projects: ['shop'] },
      { handle: '@nobody', projects: ['shop', 'web'] },
    ],
  });
  await map('@nobody', user(f.bob));
  expect(await list()).toMatchObject({ mapped: [{ handle: '@nobody' }], unmapped: [{ handle: '@acme/what' }] });
});

test('every change leaves an audit row; reading leaves none', async () => {
  await map('@Octo', user(f.bob));
  await map('@octo', team(f.payments));
  await map('@octo', null);
  await list();
  expect(
    (await audited()).map(({ action, targetType, targetName, data }) => [action, targetType, targetName, data]),
  ).toEqual([
    ['codeowners.map', 'user', f.bob.name, '{"handle":"@octo"}'],
    ['codeowners.map', 'team', 'payments', '{"handle":"@octo"}'],
    ['codeowners.unmap', 'team', 'payments', '{"handle":"@octo"}'],
  ]);
});

describe('refused, and nothing is changed:', () => {
  afterEach(async () => {
    expect(await f.deps.db.read.codeownersHandle.count()).toBe(0);
    expect(await audited()).toEqual([]);
    expect(await f.deps.db.read.job.count()).toBe(0);
  });

  test.each([
    '',
    '@',
    'bob',
    '@-bob',
    '@bob/',
    '@a/b/c',
    '@bob smith',
    'bob@acme.example',
    '@<!channel>',
    `@${'x'.repeat(101)}`,
  ])('the handle %j', async (handle) => {
    await expect(map(handle, user(f.bob))).rejects.toMatchObject({ code: 'handle_invalid' });
  });

  test('by somebody who is no admin', async () => {
    await expect(map('@octo', user(f.bob), f.bob)).rejects.toMatchObject({ code: 'admin_needed' });
  });

  test('people and teams of another organization, as unknown ones', async () => {
    const theirs = await makeOrganization(f.deps);
    const mallory = await makeUser(f.deps, theirs, 'mallory', { isAdmin: true });
    const strangers = await makeTeam(f.deps, theirs, 'strangers', [mallory]);
    for (const to of [user(mallory), team(strangers), user({ id: '987654' }), team({ id: '987654' })]) {
      await expect(map('@octo', to)).rejects.toMatchObject({ code: 'actor_not_found' });
    }
  });

  test('a bot, a stranger and who has left', async () => {
    const bot = await makeUser(f.deps, f.organization, 'bot', { kind: 'bot' });
    await leaves(f.carol);
    for (const one of [bot, f.carol]) {
      await expect(map('@octo', user(one))).rejects.toMatchObject({ code: 'not_assignable' });
    }
  });

  test('taking back what is not there', async () => {
    await expect(map('@octo', null)).rejects.toMatchObject({ code: 'mapping_not_found' });
  });
});

test('an organization neither sees nor follows nor removes the mappings of another', async () => {
  const theirs = await makeOrganization(f.deps);
  const mallory = await makeUser(f.deps, theirs, 'mallory', { isAdmin: true });
  await map('@octo', user(mallory), mallory);
  await f.codeowners('* @octo');
  expect(await f.holder(await f.happens('a.ts'))).toBeNull();
  expect(await list()).toMatchObject({ mapped: [], unmapped: [{ handle: '@octo' }] });
  await expect(map('@octo', null)).rejects.toMatchObject({ code: 'mapping_not_found' });
  expect((await list(theirs.id)).mapped).toHaveLength(1);
});

test('the database takes a mapping to exactly one of a person and a team', async () => {
  const organizationId = BigInt(f.organization.id);
  const both = { organizationId, handle: '@octo', userId: BigInt(f.bob.id), teamId: BigInt(f.payments.id) };
  for (const data of [both, { organizationId, handle: '@octo' }]) {
    await expect(f.deps.db.write((tx) => tx.codeownersHandle.create({ data }))).rejects.toThrow();
  }
});
