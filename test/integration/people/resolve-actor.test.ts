import { findActors } from '../../../src/people/find-actor';
import { resolveActor, type ActorSpec } from '../../../src/people/resolve-actor';
import type { Team, User, Viewer } from '../../../src/people/types';
import type { Organization } from '../../../src/organizations/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeTeam, makeUser, viewerOf } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let alice: User;
let bob: User;
let backend: Team;
let viewer: Viewer;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice');
  bob = await makeUser(deps, org, 'bob', { slackUserId: 'U0BOB', name: 'Bobby' });
  backend = await makeTeam(deps, org, 'backend', [bob]);
  viewer = viewerOf(alice);
});
afterEach(() => cleanup());

const resolve = (spec: ActorSpec, as = viewer) => resolveActor(deps, as, spec);
const refusal = (kind: string, words: string) => ({ kind, sentence: expect.stringContaining(words) as unknown });

describe('an actor is found', () => {
  it.each<[ActorSpec]>([
    [{ by: 'slack-user', slackUserId: 'U0BOB' }],
    [{ by: 'handle', text: 'bob' }],
    [{ by: 'handle', text: ' @BOB ' }],
    [{ by: 'email', text: 'Bob@ACME.example' }],
  ])('a person by %j', async (spec) => {
    expect(await resolve(spec)).toEqual({
      type: 'user',
      id: bob.id,
      name: 'Bobby',
      handle: 'bob',
      slackUserId: 'U0BOB',
      email: 'bob@acme.example',
    });
  });

  it.each<[ActorSpec]>([[{ by: 'team-slug', text: 'backend' }], [{ by: 'team-slug', text: '#Backend' }]])(
    'a team by %j',
    async (spec) => {
      expect(await resolve(spec)).toMatchObject({ type: 'team', id: backend.id, slug: 'backend' });
    },
  );

  it('the viewer by "me", whatever somebody calls himself', async () => {
    await makeUser(deps, org, 'me');
    expect(await resolve({ by: 'me' })).toMatchObject({ type: 'user', id: alice.id });
  });

  it('either by id', async () => {
    expect(await resolve({ by: 'ref', ref: { type: 'user', id: bob.id } })).toMatchObject({
      id: bob.id,
      name: 'Bobby',
    });
    expect(await resolve({ by: 'ref', ref: { type: 'team', id: backend.id } })).toMatchObject({
      id: backend.id,
      slug: 'backend',
    });
  });

  it('a team by the user group it mirrors', async () => {
    await deps.db.write((tx) =>
      tx.team.update({ where: { id: BigInt(backend.id) }, data: { slackUsergroupId: 'S1' } }),
    );
    expect(await resolve({ by: 'usergroup', slackUsergroupId: 'S1' })).toMatchObject({ type: 'team', id: backend.id });
  });

  it('the active one of two people with the same handle', async () => {
    await makeUser(deps, org, 'carol', { isActive: false, email: null });
    const carol = await makeUser(deps, org, 'carol', { email: null });
    expect(await resolve({ by: 'handle', text: 'carol' })).toMatchObject({ id: carol.id });
  });

  it('a deactivated person, for it is not told here who may hold an issue', async () => {
    const dave = await makeUser(deps, org, 'dave', { isActive: false });
    expect(await resolve({ by: 'handle', text: 'dave' })).toMatchObject({ id: dave.id });
  });
});

describe('an actor is not found', () => {
  it.each<[ActorSpec, string]>([
    [{ by: 'handle', text: 'nobody' }, '“@nobody”'],
    [{ by: 'handle', text: 'Bobby' }, '“@bobby”'],
    [{ by: 'email', text: 'bob@other.example' }, '“bob@other.example”'],
    [{ by: 'team-slug', text: 'frontend' }, '“#frontend”'],
    [{ by: 'usergroup', slackUsergroupId: 'S404' }, '“S404”'],
    [{ by: 'slack-user', slackUserId: 'U404' }, '“U404”'],
    [{ by: 'ref', ref: { type: 'user', id: '999999' } }, '“user:999999”'],
    [{ by: 'ref', ref: { type: 'team', id: '999999' } }, '“team:999999”'],
    [{ by: 'ref', ref: { type: 'user', id: '1; DROP TABLE' } }, '“user:1; DROP TABLE”'],
  ])('by %j, and what was asked is quoted', async (spec, words) => {
    await expect(resolve(spec)).rejects.toMatchObject(refusal('not-found', words));
  });

  it('in another organization, however it is named', async () => {
    const other = await makeOrganization(deps);
    const eve = await makeUser(deps, other, 'eve', { slackUserId: 'U0EVE' });
    const ops = await makeTeam(deps, other, 'ops');
    const specs: ActorSpec[] = [
      { by: 'slack-user', slackUserId: 'U0EVE' },
      { by: 'handle', text: 'eve' },
      { by: 'email', text: 'eve@acme.example' },
      { by: 'team-slug', text: 'ops' },
      { by: 'ref', ref: { type: 'user', id: eve.id } },
      { by: 'ref', ref: { type: 'team', id: ops.id } },
    ];
    for (const spec of specs) await expect(resolve(spec)).rejects.toMatchObject(refusal('not-found', ''));
    expect(
      await findActors(deps, org.id, [
        { type: 'user', id: eve.id },
        { type: 'team', id: ops.id },
      ]),
    ).toEqual(new Map());
  });

  it('when two active people share a handle: both are listed', async () => {
    const one = await makeUser(deps, org, 'sam', { name: 'Sam One', email: null });
    const two = await makeUser(deps, org, 'sam', { name: 'Sam Two', email: null });
    const asked = resolve({ by: 'handle', text: 'sam' });
    await expect(asked).rejects.toMatchObject(
      refusal('conflict', `Sam One (user:${one.id}), Sam Two (user:${two.id})`),
    );
  });

  it('when two teams mirror the same user group', async () => {
    await makeTeam(deps, org, 'api');
    await deps.db.write((tx) => tx.team.updateMany({ data: { slackUsergroupId: 'S1' } }));
    await expect(resolve({ by: 'usergroup', slackUsergroupId: 'S1' })).rejects.toMatchObject(
      refusal('conflict', '#api, #backend'),
    );
  });

  it('with a text of any length: the quote is cut', async () => {
    const asked = resolve({ by: 'handle', text: 'x'.repeat(100_000) });
    await expect(asked).rejects.toMatchObject(refusal('not-found', 'x…”'));
    await expect(asked.catch((error: { sentence: string }) => error.sentence.length)).resolves.toBeLessThan(200);
  });
});

it('a user and a team of the same number are two', async () => {
  const found = await findActors(deps, org.id, [
    { type: 'team', id: String(bob.id) },
    { type: 'user', id: String(backend.id) },
  ]);
  expect(found.size).toBe(0);
});
