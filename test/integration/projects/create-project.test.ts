import { createProject } from '../../../src/projects/create-project';
import { findProjectByKey, listProjects, projectDsn } from '../../../src/projects/find-project';
import type { Organization } from '../../../src/organizations/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeTeam } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
});
afterEach(() => cleanup());

const create = (name: string, more: object = {}) => createProject(deps, org.id, { name, ...more });
const refused = (kind: string, code: string) => ({ kind, code });

describe('a new project', () => {
  it('has a snowflake, a slug from its name, and a key that finds it', async () => {
    deps.clock.set('2026-01-01T00:00:00.999Z');
    const project = await create('  My Cool App! ', { channelIds: ['C1', 'C1', 'C2'] });
    expect(project).toMatchObject({ id: '4510632216887296', slug: 'my-cool-app', name: 'My Cool App!' });
    expect(project.publicKey).toMatch(/^[0-9a-f]{32}$/);
    expect(await findProjectByKey(deps, project.publicKey)).toEqual(project);
    expect(await listProjects(deps, org.id)).toEqual([project]);
    const channels = await deps.db.read.projectChannel.findMany({ orderBy: { channelId: 'asc' } });
    expect(channels.map((row) => row.channelId)).toEqual(['C1', 'C2']);
  });

  it('gives a DSN that says where and with which key', async () => {
    const project = await create('shop');
    const { publicKey, id } = project;
    expect(projectDsn({ publicUrl: 'http://127.0.0.1:3000' }, project, publicKey)).toBe(
      `http://${publicKey}@127.0.0.1:3000/${id}`,
    );
    expect(projectDsn({ publicUrl: 'https://x.example/dibs' }, project, publicKey)).toBe(
      `https://${publicKey}@x.example/dibs/${id}`,
    );
  });

  it('keeps a slug that was chosen, and refuses a taken one with a clear sentence', async () => {
    expect((await create('Shop', { slug: 'the_shop' })).slug).toBe('the_shop');
    const taken = {
      kind: 'conflict',
      code: 'slug_taken',
      sentence: expect.stringContaining('“the_shop”') as unknown,
    };
    await expect(create('Other', { slug: 'the_shop' })).rejects.toMatchObject(taken);
    await expect(create('Other', { slug: 'settings' })).rejects.toMatchObject(refused('invalid', 'slug_reserved'));
    expect(await listProjects(deps, org.id)).toHaveLength(1);
  });

  it('may have a slug that another organization uses', async () => {
    const other = await makeOrganization(deps);
    await create('shop');
    expect((await createProject(deps, other.id, { name: 'shop' })).slug).toBe('shop');
  });

  it.each(['', '   ', 'x'.repeat(201)])('is not made with the name %j', async (name) => {
    await expect(create(name)).rejects.toMatchObject(refused('invalid', 'project_name_invalid'));
  });

  it('belongs to its teams, and to no other organization’s', async () => {
    const backend = await makeTeam(deps, org, 'backend');
    const theirs = await makeTeam(deps, await makeOrganization(deps), 'theirs');
    const { id } = await create('shop', { teamIds: [backend.id, backend.id] });
    expect(await deps.db.read.projectTeam.findMany()).toEqual([{ projectId: BigInt(id), teamId: BigInt(backend.id) }]);
    for (const teamId of [theirs.id, '1', 'x']) {
      await expect(create('next', { teamIds: [backend.id, teamId] })).rejects.toMatchObject(
        refused('not-found', 'team_not_found'),
      );
    }
    expect(await listProjects(deps, org.id)).toHaveLength(1);
  });

  it('twenty people creating "checkout" at once get twenty projects', async () => {
    const projects = await Promise.all(Array.from({ length: 20 }, () => create('checkout')));
    expect(new Set(projects.map((project) => project.slug)).size).toBe(20);
    expect(new Set(projects.map((project) => project.id)).size).toBe(20);
    expect(projects.filter((project) => project.slug === 'checkout')).toHaveLength(1);
    for (const { slug } of projects) expect(slug).toMatch(/^checkout(-[0-9a-f]{2,5})?$/);
  });

  it('takes the next id when its own is used already, and gives up after five', async () => {
    deps.clock.set('2026-01-01T00:00:00Z');
    const use = (id: bigint) =>
      deps.db.write((tx) =>
        tx.project.create({
          data: { id, organizationId: BigInt(org.id), slug: `p${id}`, name: 'x', createdAt: deps.clock.now() },
        }),
      );
    await use(4510632216887296n);
    expect((await create('shop')).id).toBe('4510632216887297');
    for (let i = 0n; i < 5n; i++) await use(4510632216887298n + i);
    await expect(create('next')).rejects.toMatchObject(refused('unavailable', 'no_id_available'));
  });
});

describe('a key', () => {
  it.each([
    [
      'of a project that is being deleted',
      (id: bigint) => deps.db.write((tx) => tx.project.update({ where: { id }, data: { status: 'pending_deletion' } })),
    ],
    [
      'that was switched off',
      (id: bigint) =>
        deps.db.write((tx) => tx.projectKey.updateMany({ where: { projectId: id }, data: { isActive: false } })),
    ],
  ])('%s finds nothing', async (_, change) => {
    const { id, publicKey } = await create('shop');
    await change(BigInt(id));
    expect(await findProjectByKey(deps, publicKey)).toBeNull();
  });

  it.each(['', 'x', 'f'.repeat(32), 'F'.repeat(32), `${'f'.repeat(31)}'`])('%j finds nothing', async (key) => {
    await create('shop');
    expect(await findProjectByKey(deps, key)).toBeNull();
  });
});
