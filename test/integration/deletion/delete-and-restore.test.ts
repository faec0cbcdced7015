import { deleteProject } from '../../../src/deletion/delete-project';
import { findDeletion } from '../../../src/deletion/deletion.store';
import { getDeletable } from '../../../src/deletion/get-deletable';
import { listRestorable, listUnfinished } from '../../../src/deletion/list-deletions';
import { purgeProject } from '../../../src/deletion/purge-project';
import { restoreProject } from '../../../src/deletion/restore-project';
import { resumeDeletions } from '../../../src/deletion/resume-deletions';
import { findIssueByShortId } from '../../../src/issues/find-issue';
import type { Organization } from '../../../src/organizations/types';
import { createProject } from '../../../src/projects/create-project';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject, makeUser, viewerOf } from '../../support/factory';

const HOUR = 3_600_000;

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let alice: Awaited<ReturnType<typeof makeUser>>;
let bob: Awaited<ReturnType<typeof makeUser>>;
let shop: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice', { isAdmin: true });
  bob = await makeUser(deps, org, 'bob');
  shop = await makeProject(deps, org, 'shop', { channels: ['C1'] });
});
afterEach(() => cleanup());

const deletes = (
  project: Pick<Project, 'id' | 'slug'>,
  more: { now?: boolean; typed?: string; by?: typeof alice } = {},
) => {
  const { now = false, typed = project.slug, by = alice } = more;
  return deleteProject(deps, viewerOf(by), { projectId: project.id, typedSlug: typed, now });
};
const restores = (project: string, newSlug?: string, by = alice) =>
  restoreProject(deps, viewerOf(by), { project, newSlug });
const statusOf = async ({ id }: Pick<Project, 'id'>) =>
  (await deps.db.read.project.findUnique({ where: { id: BigInt(id) } }))?.status ?? 'gone';
const jobs = (kind: string) => deps.db.read.job.findMany({ where: { kind }, orderBy: { id: 'asc' } });
const everything = async () => {
  const { read } = deps.db;
  const rows = [
    read.project.findMany(),
    read.projectDeletion.findMany(),
    read.job.findMany(),
    read.auditEntry.findMany(),
  ];
  return JSON.stringify(await Promise.all(rows), (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
};
const goneForGood = async (project: Project) => {
  await deletes(project, { now: true });
  while ((await statusOf(project)) !== 'gone') await purgeProject(deps, project.id);
};

describe('deleting', () => {
  test('hides the project at once, and plans the rest for 72 hours later', async () => {
    await makeIssue(deps, shop, { channels: ['C1'] });
    const deletion = await deletes(shop);
    expect(deletion).toMatchObject({
      slug: 'shop',
      name: 'shop',
      requestedById: alice.id,
      startedAt: null,
      message: null,
    });
    expect(deletion.dueAt.getTime() - deps.clock.now().getTime()).toBe(72 * HOUR);
    expect(await statusOf(shop)).toBe('pending_deletion');
    expect(await findIssueByShortId(deps, org.id, 'SHOP-1')).toBeNull();
    expect(await jobs('project.purge')).toMatchObject([{ runAt: deletion.dueAt, projectId: null }]);
    expect(await jobs('project.redraw-cards')).toHaveLength(1);
    expect(await deps.db.read.auditEntry.findMany()).toMatchObject([
      { action: 'project.delete', userId: BigInt(alice.id), targetId: BigInt(shop.id), targetName: 'shop' },
    ]);
  });

  test('frees the slug at once', async () => {
    await deletes(shop);
    const second = await createProject(deps, org.id, { name: 'shop' });
    expect(second.slug).toBe('shop');
    await expect(createProject(deps, org.id, { name: 'x', slug: 'shop' })).rejects.toMatchObject({
      code: 'slug_taken',
    });
  });

  test('twice at once has one effect, and the second admin is told', async () => {
    const carol = await makeUser(deps, org, 'carol', { isAdmin: true });
    const results = await Promise.allSettled([deletes(shop), deletes(shop, { by: carol })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({
      reason: {
        kind: 'conflict',
        code: 'already_deleted',
        sentence: expect.stringContaining('“shop” was deleted already'),
      },
    });
    expect(await deps.db.read.projectDeletion.count()).toBe(1);
    expect(await deps.db.read.auditEntry.count()).toBe(1);
  });

  test('what was to be said about its issues waits, and is said when it is restored', async () => {
    const line = {
      kind: 'card.thread-line',
      payload: { cardId: '1', activityId: '1' },
      lane: 1,
      projectId: shop.id,
    } as const;
    await deps.db.write((tx) => deps.queue.enqueue(tx, [line]));
    await deletes(shop);
    expect(await jobs('card.thread-line')).toMatchObject([{ state: 'held' }]);
    await restores('shop');
    expect(await jobs('card.thread-line')).toMatchObject([{ state: 'ready' }]);
    expect(await jobs('project.purge')).toEqual([]);
  });

  test('for good can follow at once, also by another admin, who is then told of the progress', async () => {
    const carol = await makeUser(deps, org, 'carol', { isAdmin: true });
    await deletes(shop);
    const hastened = await deletes(shop, { now: true, by: carol });
    expect(hastened).toMatchObject({ dueAt: deps.clock.now(), requestedById: carol.id });
    expect(await jobs('project.purge')).toMatchObject([{ runAt: deps.clock.now() }]);
    await purgeProject(deps, shop.id);
    expect(await statusOf(shop)).toBe('gone');
  });
});

describe('restoring', () => {
  test('brings everything back under the same slug', async () => {
    const issue = await makeIssue(deps, shop);
    await deletes(shop);
    deps.clock.advance(71 * HOUR);
    expect(await restores(' SHOP ')).toEqual({ slug: 'shop' });
    expect(await statusOf(shop)).toBe('active');
    expect(await findIssueByShortId(deps, org.id, 'SHOP-1')).toMatchObject({ id: issue.id });
    expect(await listUnfinished(deps, org.id)).toEqual([]);
    deps.clock.advance(24 * HOUR);
    await purgeProject(deps, shop.id);
    expect(await statusOf(shop)).toBe('active');
  });

  test('needs another slug when its own was taken meanwhile', async () => {
    await deletes(shop);
    await createProject(deps, org.id, { name: 'shop' });
    const before = await everything();
    await expect(restores('shop')).rejects.toMatchObject({
      code: 'slug_taken',
      sentence: expect.stringContaining('/assign-admin project restore shop slug:NEW'),
    });
    expect(await everything()).toBe(before);
    expect(await restores('shop', 'shop-old')).toEqual({ slug: 'shop-old' });
    expect(await findDeletion(deps.db.read, shop.id)).toBeNull();
  });

  test('asks which when several were called the same', async () => {
    await deletes(shop);
    const second = await createProject(deps, org.id, { name: 'shop' });
    deps.clock.advance(HOUR);
    await deletes(second);
    await expect(restores('shop')).rejects.toMatchObject({
      code: 'several_deleted',
      sentence: `Several deleted projects were called “shop”. Give the id of one instead: ${second.id}, ${shop.id}.`,
    });
    expect(await restores(shop.id)).toEqual({ slug: 'shop' });
    expect((await listRestorable(deps, org.id)).map(({ projectId }) => projectId)).toEqual([second.id]);
  });

  test('twice at once has one effect', async () => {
    await deletes(shop);
    const results = await Promise.allSettled([restores('shop'), restores('shop')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'not_deleted' } });
  });

  test('shows what was found while it was deleted, where the level is wanted', async () => {
    const old = await makeIssue(deps, shop);
    await deletes(shop);
    deps.clock.advance(1_000);
    const found = await makeIssue(deps, shop);
    const at = deps.clock.now();
    await deps.db.write((tx) =>
      tx.event.create({
        data: {
          projectId: BigInt(shop.id),
          issueId: BigInt(found.id),
          eventId: 'a'.repeat(32),
          receivedAt: at,
          digestedAt: at,
          body: new Uint8Array(),
        },
      }),
    );
    await restores('shop');
    const cards = await deps.db.read.card.findMany();
    expect(cards).toMatchObject([{ issueId: BigInt(found.id), channelId: 'C1', ts: null }]);
    expect(cards.map(({ issueId }) => issueId)).not.toContain(BigInt(old.id));
  });
});

describe('bad input changes nothing, and gets one clear sentence', () => {
  const table: [what: string, act: () => Promise<unknown>, error: object][] = [
    [
      'somebody who is no admin deletes',
      () => deletes(shop, { by: bob }),
      { kind: 'forbidden', sentence: expect.stringContaining('Alice (@alice)') },
    ],
    ['somebody who is no admin restores', () => restores('shop', undefined, bob), { kind: 'forbidden' }],
    ['another slug is typed', () => deletes(shop, { typed: 'shops' }), { code: 'slug_mismatch' }],
    ['no slug is typed', () => deletes(shop, { typed: '' }), { code: 'slug_mismatch' }],
    ['the project never was', () => deletes({ id: '4510632216880000', slug: 'x' }), { code: 'project_not_found' }],
    ['the id is none', () => deletes({ id: '0; DROP TABLE', slug: 'x' }), { code: 'project_not_found' }],
    ['nothing was deleted', () => restores('shop'), { code: 'not_deleted' }],
    ['nobody knows what is restored', () => restores('nowhere'), { kind: 'not-found' }],
    ['nothing is named', () => restores(''), { kind: 'not-found' }],
  ];
  test.each(table)('when %s', async (_, act, error) => {
    const before = await everything();
    await expect(act()).rejects.toMatchObject(error);
    expect(await everything()).toBe(before);
  });

  test.each([
    ['its slug is taken', { newSlug: 'other' }, 'slug_taken'],
    ['its slug cannot be', { newSlug: 'Not A Slug' }, 'slug_invalid'],
    ['its slug is reserved', { newSlug: 'settings' }, 'slug_reserved'],
  ])('when one is restored and %s', async (_, { newSlug }, code) => {
    await makeProject(deps, org, 'other');
    await deletes(shop);
    const before = await everything();
    await expect(restores('shop', newSlug)).rejects.toMatchObject({ code });
    expect(await everything()).toBe(before);
  });

  test('when the form is older than the project’s name', async () => {
    await deps.db.write((tx) => tx.project.update({ where: { id: BigInt(shop.id) }, data: { slug: 'store' } }));
    await expect(deletes(shop)).rejects.toMatchObject({
      code: 'slug_mismatch',
      sentence: expect.stringContaining('store'),
    });
    expect(await statusOf(shop)).toBe('active');
  });

  test('when it is going, or gone, for good', async () => {
    await deletes(shop, { now: true });
    await deps.db.write((tx) => tx.project.update({ where: { id: BigInt(shop.id) }, data: { status: 'deleting' } }));
    await deps.db.write((tx) =>
      tx.projectDeletion.update({ where: { projectId: BigInt(shop.id) }, data: { startedAt: deps.clock.now() } }),
    );
    await expect(deletes(shop)).rejects.toMatchObject({ code: 'being_deleted' });
    await expect(deletes(shop, { now: true })).rejects.toMatchObject({ code: 'being_deleted' });
    await expect(restores('shop')).rejects.toMatchObject({ code: 'being_deleted' });
    await expect(getDeletable(deps, org.id, 'shop', true)).rejects.toMatchObject({ code: 'being_deleted' });
    await purgeProject(deps, shop.id);
    expect(await statusOf(shop)).toBe('gone');
    await expect(deletes(shop)).rejects.toMatchObject({ code: 'project_not_found' });
    await expect(restores('shop')).rejects.toMatchObject({ code: 'deleted_for_good' });
    await expect(getDeletable(deps, org.id, 'shop', false)).rejects.toMatchObject({ code: 'deleted_for_good' });
  });

  test('when it belongs to another organization: the same as if it were not there', async () => {
    const other = await makeOrganization(deps);
    const mallory = await makeUser(deps, other, 'mallory', { isAdmin: true });
    await expect(deletes(shop, { by: mallory })).rejects.toMatchObject({ code: 'project_not_found' });
    await expect(getDeletable(deps, other.id, shop.id, true)).rejects.toMatchObject({ code: 'project_not_found' });
    await deletes(shop);
    await expect(restores('shop', undefined, mallory)).rejects.toMatchObject({ code: 'project_not_found' });
    await expect(restores(shop.id, undefined, mallory)).rejects.toMatchObject({ code: 'project_not_found' });
    expect(await listUnfinished(deps, other.id)).toEqual([]);
  });
});

describe('what is asked before', () => {
  test.each([
    ['the slug', () => 'shop'],
    ['the slug in capitals', () => ' SHOP '],
    ['the id', () => shop.id],
  ])('an active project is found by %s', async (_, text) => {
    await makeIssue(deps, shop, { channels: ['C1'] });
    expect(await getDeletable(deps, org.id, text(), false)).toEqual({
      id: shop.id,
      slug: 'shop',
      name: 'shop',
      contents: { issues: 1, events: 0, cards: 1, settings: 0, keys: 1 },
    });
  });

  test('a deleted one says for how long it can be restored, and can be deleted for good', async () => {
    await deletes(shop);
    deps.clock.advance(70 * HOUR);
    await expect(getDeletable(deps, org.id, 'shop', false)).rejects.toMatchObject({
      sentence: '“shop” was deleted already. For 2 hours it can be restored: /assign-admin project restore shop',
    });
    expect(await getDeletable(deps, org.id, 'shop', true)).toMatchObject({ id: shop.id });
    expect(await getDeletable(deps, org.id, shop.id, true)).toMatchObject({ id: shop.id });
  });

  test('of several with one slug, the one that is not gone is meant, or its id is asked for', async () => {
    await goneForGood(shop);
    const second = await createProject(deps, org.id, { name: 'shop' });
    await deletes(second);
    deps.clock.advance(HOUR);
    const third = await createProject(deps, org.id, { name: 'shop' });
    await goneForGood(third);
    expect(await getDeletable(deps, org.id, 'shop', true)).toMatchObject({ id: second.id });
    await expect(getDeletable(deps, org.id, 'shop', false)).rejects.toMatchObject({ code: 'already_deleted' });
    const fourth = await createProject(deps, org.id, { name: 'shop' });
    await deletes(fourth);
    await expect(getDeletable(deps, org.id, 'shop', true)).rejects.toMatchObject({
      code: 'several_deleted',
      sentence: expect.stringContaining(`${fourth.id}, ${second.id}`),
    });
    expect(await getDeletable(deps, org.id, fourth.id, true)).toMatchObject({ id: fourth.id });
  });

  test('the active one is meant when a deleted one had the same slug', async () => {
    await deletes(shop);
    const second = await createProject(deps, org.id, { name: 'shop' });
    expect(await getDeletable(deps, org.id, 'shop', true)).toMatchObject({ id: second.id });
  });
});

test('at a start, deletions that were given up are taken up again, and finished ones are not', async () => {
  const gone = await makeProject(deps, org, 'gone');
  await goneForGood(gone);
  await deletes(shop);
  await deps.db.write((tx) =>
    tx.job.updateMany({ where: { kind: 'project.purge' }, data: { state: 'failed', attempts: 5 } }),
  );
  await resumeDeletions(deps);
  const states = (await jobs('project.purge')).map(({ key, state, attempts }) => ({ key, state, attempts }));
  expect(states).toEqual([
    { key: `purge:${gone.id}`, state: 'failed', attempts: 5 },
    { key: `purge:${shop.id}`, state: 'ready', attempts: 0 },
  ]);
});
