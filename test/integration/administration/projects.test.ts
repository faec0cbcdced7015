import fc from 'fast-check';
import { listAudit } from '../../../src/audit/audit.store';
import { createProjectGate } from '../../../src/events/project-gate';
import { disableChannel } from '../../../src/notifications/channel.store';
import type { Organization } from '../../../src/organizations/types';
import type { Viewer } from '../../../src/people/types';
import { createProjectAs } from '../../../src/projects/create-project-as';
import { findProjectByKey } from '../../../src/projects/find-project';
import { getProjectDetail } from '../../../src/projects/get-project-detail';
import { listProjectDetails } from '../../../src/projects/list-project-details';
import { removeProjectChannel } from '../../../src/projects/remove-project-channel';
import { renameProject } from '../../../src/projects/rename-project';
import { revokeProjectKey } from '../../../src/projects/revoke-project-key';
import { rotateProjectKey } from '../../../src/projects/rotate-project-key';
import { setProjectChannel } from '../../../src/projects/set-project-channel';
import { setProjectTeams } from '../../../src/projects/set-project-teams';
import { RESERVED_SLUGS } from '../../../src/projects/slug';
import { decodeSnowflake } from '../../../src/platform/snowflake';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssues, makeOrganization, makeProject, makeTeam, makeUser, viewerOf } from '../../support/factory';
import { jobsOf } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let ada: Viewer;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  ada = viewerOf(await makeUser(deps, org, 'ada', { isAdmin: true }));
});
afterEach(() => cleanup());

const create = (name: string, more: object = {}) => createProjectAs(deps, ada, { name, ...more });
const detail = (slug: string) => getProjectDetail(deps, org.id, slug);
const code = (text: string) => ({ code: text });

describe('creating', () => {
  it('twenty admins creating "checkout" at once get twenty projects', async () => {
    const admins = await Promise.all(
      Array.from({ length: 20 }, (_, i) => makeUser(deps, org, `admin${i}`, { isAdmin: true })),
    );
    const made = await Promise.all(admins.map((admin) => createProjectAs(deps, viewerOf(admin), { name: 'checkout' })));
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(20);
    expect(new Set(made.map(({ id }) => id)).size).toBe(20);
    expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(20);
    expect((await listProjectDetails(deps, org.id, { page: 1, pageSize: 100 })).total).toBe(20);
    expect((await listAudit(deps, org.id, { page: 1, pageSize: 1 })).total).toBe(20);
  });

  it('makes a valid slug and a decodable id of any name whatever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), async (name) => {
        fc.pre(name.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim() !== '');
        deps.clock.advance(1_000);
        const { slug, id } = await create(name);
        expect(slug).toMatch(/^(?!\d+$)(?=.*[a-z0-9])[a-z0-9_-]{1,50}$/);
        expect(RESERVED_SLUGS.has(slug)).toBe(false);
        expect(decodeSnowflake(id)).not.toBeNull();
        expect(BigInt(id) < 2n ** 53n).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['', 'D0DIRECT', 'general', '<#C1|x>', 'C0 1'])('refuses %j as a channel', async (channelId) => {
    await expect(create('shop', { channelIds: [channelId] })).rejects.toMatchObject(code('channel_invalid'));
    expect((await listProjectDetails(deps, org.id, { page: 1, pageSize: 10 })).total).toBe(0);
  });

  it('keeps a name on one line', async () => {
    expect((await create(' My\n\tapp\u0000 ')).name).toBe('My app');
  });
});

describe('the detail', () => {
  it('says everything about a project, and finds it in whatever case', async () => {
    const backend = await makeTeam(deps, org, 'backend');
    const project = await create('Shop', { teamIds: [backend.id], channelIds: ['C0TWO', 'C0ONE'] });
    await makeIssues(deps, project, 3);
    await deps.db.write(async (tx) => {
      await tx.issue.updateMany({ where: { number: 1 }, data: { status: 'resolved' } });
      await disableChannel(tx, org.id, 'C0TWO', 'is_archived', deps.clock.now());
    });
    const dsn = `http://${project.publicKey}@127.0.0.1:3000/${project.id}`;
    const found = await detail(' SHOP ');
    expect(found).toEqual({
      id: project.id,
      slug: 'shop',
      name: 'Shop',
      createdAt: deps.clock.now(),
      dsn,
      keys: [
        {
          id: expect.any(String) as unknown,
          publicKey: project.publicKey,
          dsn,
          isActive: true,
          createdAt: deps.clock.now(),
        },
      ],
      teams: [{ slug: 'backend', name: 'backend' }],
      channels: [
        { channelId: 'C0ONE', minLevel: 'debug', regressions: 'thread', disabledReason: null },
        { channelId: 'C0TWO', minLevel: 'debug', regressions: 'thread', disabledReason: 'is_archived' },
      ],
      lease: null,
      openIssues: 2,
    });
    const page = await listProjectDetails(deps, org.id, { page: 1, pageSize: 10 });
    expect(page).toEqual({ projects: [found], total: 1 });
  });

  it('knows no project of another organization, nor one that is being deleted', async () => {
    const project = await makeProject(deps, await makeOrganization(deps), 'theirs');
    await create('gone');
    await deps.db.write((tx) => tx.project.updateMany({ where: { slug: 'gone' }, data: { status: 'deleting' } }));
    for (const slug of [project.slug, 'gone', 'x'.repeat(500)]) {
      await expect(detail(slug)).rejects.toMatchObject(code('project_not_found'));
    }
    expect((await listProjectDetails(deps, org.id, { page: 1, pageSize: 10 })).total).toBe(0);
  });
});

describe('renaming', () => {
  it('changes name and slug, and has all cards drawn again, whose short ids changed', async () => {
    const project = await create('Shop', { channelIds: ['C0SHOP'] });
    await makeIssues(deps, project, 2, { channels: ['C0SHOP'] });
    await deps.db.write((tx) => tx.issue.updateMany({ where: { number: 1 }, data: { status: 'resolved' } }));
    expect(await renameProject(deps, ada, { slug: 'shop', name: 'The Store', newSlug: 'store' })).toMatchObject({
      id: project.id,
      slug: 'store',
      name: 'The Store',
    });
    expect((await detail('store')).name).toBe('The Store');
    expect((await jobsOf(deps)).map(({ kind, lane }) => `${kind} ${lane}`)).toEqual(['project.redraw-cards 2']);
    expect((await create('shop')).slug).toBe('shop');
  });

  it.each([
    [{ newSlug: 'docs' }, 'slug_taken'],
    [{ newSlug: 'Bad Slug' }, 'slug_invalid'],
    [{ newSlug: 'billing' }, 'slug_reserved'],
    [{ newSlug: '123' }, 'slug_only_digits'],
    [{ name: '  ' }, 'project_name_invalid'],
    [{ name: 'shop', newSlug: 'shop' }, 'nothing_to_rename'],
    [{}, 'nothing_to_rename'],
  ])('is refused with %j', async (wish, expected) => {
    await create('shop');
    await create('docs');
    await expect(renameProject(deps, ada, { slug: 'shop', ...wish })).rejects.toMatchObject(code(expected));
    expect((await detail('shop')).name).toBe('shop');
  });

  it('lets one of two win who want the same slug at once', async () => {
    await create('one');
    await create('two');
    const both = await Promise.allSettled(
      ['one', 'two'].map((slug) => renameProject(deps, ada, { slug, newSlug: 'best' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('keys', () => {
  it('are added by rotating, and the old one goes on until it is revoked', async () => {
    const project = await create('shop');
    const gate = createProjectGate(deps);
    const fresh = await rotateProjectKey(deps, ada, { slug: 'shop' });
    const admitted = async () => {
      deps.clock.advance(2_001);
      return [await gate.admits(project.id, project.publicKey), await gate.admits(project.id, fresh.publicKey)];
    };
    expect(await admitted()).toEqual([true, true]);
    const old = (await detail('shop')).keys.find((key) => key.publicKey === project.publicKey);
    await revokeProjectKey(deps, ada, { slug: 'shop', keyId: old?.id ?? '' });
    expect(await admitted()).toEqual([false, true]);
    expect(await findProjectByKey(deps, project.publicKey)).toBeNull();
    const { dsn, keys } = await detail('shop');
    expect(dsn).toBe(fresh.dsn);
    expect(keys.map(({ isActive }) => isActive)).toEqual([true, false]);
  });

  it('cannot be revoked when it is the last, is revoked already, or belongs to another project', async () => {
    await create('shop');
    await create('docs');
    const [last] = (await detail('shop')).keys;
    const revoke = (slug: string, keyId = '') => revokeProjectKey(deps, ada, { slug, keyId });
    await expect(revoke('shop', last?.id)).rejects.toMatchObject(code('last_key'));
    for (const keyId of [last?.id, '0', 'nonsense', '999999']) {
      await expect(revoke('docs', keyId)).rejects.toMatchObject(code('key_not_found'));
    }
    await rotateProjectKey(deps, ada, { slug: 'shop' });
    await revoke('shop', last?.id);
    await expect(revoke('shop', last?.id)).rejects.toMatchObject(code('key_revoked'));
  });

  it('cannot both be revoked by two admins at once', async () => {
    await create('shop');
    await rotateProjectKey(deps, ada, { slug: 'shop' });
    const { keys } = await detail('shop');
    const done = await Promise.allSettled(
      keys.map(({ id }) => revokeProjectKey(deps, ada, { slug: 'shop', keyId: id })),
    );
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await detail('shop')).keys.filter(({ isActive }) => isActive)).toHaveLength(1);
  });

  it('are at most twenty', async () => {
    await create('shop');
    for (let i = 1; i < 20; i++) await rotateProjectKey(deps, ada, { slug: 'shop' });
    await expect(rotateProjectKey(deps, ada, { slug: 'shop' })).rejects.toMatchObject(code('too_many_keys'));
  });
});

describe('teams', () => {
  it('are added and removed, and nothing changes when one is unknown', async () => {
    await create('shop');
    for (const slug of ['backend', 'mobile', 'web']) await makeTeam(deps, org, slug);
    await makeTeam(deps, await makeOrganization(deps), 'theirs');
    const set = (add: string[], remove: string[] = []) => setProjectTeams(deps, ada, { slug: 'shop', add, remove });
    const slugs = async () => (await detail('shop')).teams.map(({ slug }) => slug);
    await set(['#Backend', 'mobile', 'mobile']);
    expect(await slugs()).toEqual(['backend', 'mobile']);
    await set(['web', 'mobile'], ['backend']);
    expect(await slugs()).toEqual(['mobile', 'web']);
    await expect(set(['backend', 'theirs'])).rejects.toMatchObject({
      sentence: expect.stringContaining('#theirs') as unknown,
    });
    await expect(set(['web'], ['web'])).rejects.toMatchObject(code('team_twice'));
    await expect(set([])).rejects.toMatchObject(code('no_teams'));
    expect(await slugs()).toEqual(['mobile', 'web']);
    const { total } = await listAudit(deps, org.id, { page: 1, pageSize: 10 });
    await set(['web'], ['backend']);
    expect((await listAudit(deps, org.id, { page: 1, pageSize: 10 })).total).toBe(total);
  });
});

describe('channels', () => {
  const set = (more: object) => setProjectChannel(deps, ada, { slug: 'shop', channelId: 'C0SHOP', ...more });
  const channels = async () => (await detail('shop')).channels;

  it('are added with everything shown, and keep what a change does not name', async () => {
    await create('shop');
    await set({});
    expect(await channels()).toMatchObject([{ minLevel: 'debug', regressions: 'thread' }]);
    await set({ minLevel: 'error' });
    await set({ regressions: 'channel' });
    expect(await channels()).toMatchObject([{ channelId: 'C0SHOP', minLevel: 'error', regressions: 'channel' }]);
  });

  it('are tried again when an admin sets them once more', async () => {
    await create('shop', { channelIds: ['C0SHOP'] });
    await deps.db.write((tx) => disableChannel(tx, org.id, 'C0SHOP', 'not_in_channel', deps.clock.now()));
    expect(await channels()).toMatchObject([{ disabledReason: 'not_in_channel' }]);
    await set({});
    expect(await channels()).toMatchObject([{ disabledReason: null }]);
  });

  it.each([
    [{ minLevel: 'loud' }, 'level_invalid'],
    [{ regressions: 'everywhere' }, 'regressions_invalid'],
    [{ channelId: 'nowhere' }, 'channel_invalid'],
  ])('are refused with %j', async (wish, expected) => {
    await create('shop');
    await expect(set(wish)).rejects.toMatchObject(code(expected));
    expect(await channels()).toEqual([]);
  });

  it('are removed once', async () => {
    await create('shop', { channelIds: ['C0SHOP'] });
    const remove = () => removeProjectChannel(deps, ada, { slug: 'shop', channelId: 'C0SHOP' });
    await remove();
    expect(await channels()).toEqual([]);
    await expect(remove()).rejects.toMatchObject(code('channel_not_set'));
  });
});
