import Sqlite from 'better-sqlite3';
import { CASCADE } from '../../../src/deletion/cascade.store';
import { countContents, countRows } from '../../../src/deletion/count-rows';
import { deleteProject } from '../../../src/deletion/delete-project';
import { findDeletion } from '../../../src/deletion/deletion.store';
import { purgeProject } from '../../../src/deletion/purge-project';
import type { Database } from '../../../src/platform/db/database';
import type { Organization } from '../../../src/organizations/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeProject, makeTeam, makeUser, viewerOf } from '../../support/factory';
import { dumpWithout, fillProject, PROJECT_TABLES, rowsOf } from '../../support/full-project';

let deps: TestDeps;
let file: string;
let cleanup: () => Promise<void>;
let org: Organization;
let admin: Awaited<ReturnType<typeof makeUser>>;
let fill: Parameters<typeof fillProject>[2];

beforeEach(async () => {
  ({ deps, file, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  admin = await makeUser(deps, org, 'alice', { isAdmin: true });
  const team = await makeTeam(deps, org, 'backend', [admin]);
  fill = { issues: 7, eventsPerIssue: 3, userId: admin.id, teamId: team.id };
});
afterEach(() => cleanup());

const isGone = async (projectId: string) => Boolean((await findDeletion(deps.db.read, projectId))?.finishedAt);
async function purge(projectId: string): Promise<void> {
  for (let slice = 0; slice < 50 && !(await isGone(projectId)); slice += 1) await purgeProject(deps, projectId);
  expect(await isGone(projectId)).toBe(true);
}
const deleteNow = ({ id, slug }: Project) =>
  deleteProject(deps, viewerOf(admin), { projectId: id, typedSlug: slug, now: true });

describe('the written-out order', () => {
  /** Which tables name which, as the live database says. */
  const references = () => {
    const db = new Sqlite(file, { readonly: true });
    const tables = db
      .prepare(
        `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite%' AND "name" NOT LIKE '\\_%' ESCAPE '\\'`,
      )
      .pluck()
      .all() as string[];
    const found = tables.map((table) => ({
      table,
      columns: (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name),
      parents: (db.pragma(`foreign_key_list("${table}")`) as { table: string }[]).map((key) => key.table),
    }));
    db.close();
    return found;
  };
  /** The record of the deletion outlives the project (docs/decisions/0016). */
  const KEPT = ['ProjectDeletion'];

  test('names every table of the live schema that carries a project, directly, through an issue or by a scope', () => {
    const all = references();
    const carries = new Set(['Project']);
    for (let before = 0; before !== carries.size;) {
      before = carries.size;
      for (const { table, columns, parents } of all) {
        const byColumn = ['projectId', 'issueId', 'cardId', 'scopeId'].some((name) => columns.includes(name));
        if (byColumn || parents.some((parent) => carries.has(parent))) carries.add(table);
      }
    }
    expect([...carries].filter((table) => !KEPT.includes(table)).sort()).toEqual([...PROJECT_TABLES].sort());
  });

  test('has children before their parents', () => {
    const place = new Map(CASCADE.map(({ table }, index) => [table, index]));
    for (const { table, parents } of references()) {
      for (const parent of parents) {
        const [child, above] = [place.get(table), place.get(parent)];
        if (child !== undefined && above !== undefined) expect([table, child < above]).toEqual([table, true]);
      }
    }
  });
});

test('a project with rows in every table goes, and its neighbour stays byte by byte', async () => {
  const neighbour = await makeProject(deps, org, 'neighbour');
  fillProject(file, neighbour.id, fill);
  const doomed = await makeProject(deps, org, 'doomed');
  const before = dumpWithout(file, doomed.id);
  fillProject(file, doomed.id, fill);
  expect(Object.keys(rowsOf(file, doomed.id)).sort()).toEqual([...PROJECT_TABLES].sort());

  await deleteNow(doomed);
  await purge(doomed.id);

  expect(rowsOf(file, doomed.id)).toEqual({});
  expect(dumpWithout(file, doomed.id)).toEqual(before);
  expect(rowsOf(file, neighbour.id)).toMatchObject({ Job: 1 });
});

test('what was deleted is told by table, and agrees with what was counted before', async () => {
  const doomed = await makeProject(deps, org, 'doomed', { channels: ['C1'] });
  fillProject(file, doomed.id, fill);
  const counted = await countRows(deps.db.read, doomed.id);
  expect(counted).toMatchObject({ Issue: 7, Event: 22, IssueUser: 14, Card: 7, ProjectKey: 1, NotificationSetting: 1 });
  expect(await countContents(deps.db.read, doomed.id)).toEqual({
    issues: 7,
    events: 22,
    cards: 7,
    settings: 1,
    keys: 1,
  });
  await deleteNow(doomed);
  await purge(doomed.id);
  const deletion = await findDeletion(deps.db.read, doomed.id);
  expect(deletion?.deleted).toEqual(counted);
  const audit = await deps.db.read.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 1 });
  expect(audit).toMatchObject([
    { action: 'project.purge', userId: null, targetName: 'doomed', data: '{"issues":7,"events":22}' },
  ]);
});

test('counts are exact over many pieces', async () => {
  const big = await makeProject(deps, org, 'big');
  fillProject(file, big.id, { ...fill, issues: 1_203, eventsPerIssue: 34 });
  expect(await countRows(deps.db.read, big.id)).toMatchObject({
    Issue: 1_203,
    Event: 40_903,
    Subscription: 1_203,
    IssueUser: 2_406,
  });
});

test('one issue with more rows than fit into a transaction goes as well', async () => {
  const big = await makeProject(deps, org, 'big');
  fillProject(file, big.id, { ...fill, issues: 1, eventsPerIssue: 9_000 });
  await deleteNow(big);
  await purge(big.id);
  expect(rowsOf(file, big.id)).toEqual({});
});

test('the caches of its issues are cleared, and no others', async () => {
  const neighbour = await makeProject(deps, org, 'neighbour');
  const doomed = await makeProject(deps, org, 'doomed');
  fillProject(file, neighbour.id, fill);
  fillProject(file, doomed.id, fill);
  const issues = await deps.db.read.issue.findMany({ select: { id: true, projectId: true } });
  const keys = (one: (typeof issues)[number]) => [`assignee_exists:1:${one.id}`, `owner_exists:1:${one.id}`];
  for (const key of issues.flatMap(keys)) await deps.cache.set(key, true, 60_000);
  await deleteNow(doomed);
  await purge(doomed.id);
  for (const issue of issues) {
    const kept = issue.projectId === BigInt(neighbour.id) ? true : undefined;
    for (const key of keys(issue)) expect([key, await deps.cache.get(key)]).toEqual([key, kept]);
  }
});

test('a cache that fails holds the deletion up instead of leaving keys behind', async () => {
  const doomed = await makeProject(deps, org, 'doomed');
  fillProject(file, doomed.id, fill);
  await deleteNow(doomed);
  const broken = { ...deps, cache: { ...deps.cache, delete: () => Promise.resolve(false) } };
  await expect(purgeProject(broken, doomed.id)).rejects.toMatchObject({ code: 'cache_unavailable' });
  expect(rowsOf(file, doomed.id)).toMatchObject({ Issue: 7 });
  await purge(doomed.id);
});

test.each([
  ['when its table is empty already', 'Event', 0],
  // The next transaction is the one that removes the project itself.
  ['when nothing is left but the project', 'ProjectTeam', CASCADE.length],
])('what comes in %s is found, and goes too', async (_, emptied, later) => {
  const doomed = await makeProject(deps, org, 'doomed');
  fillProject(file, doomed.id, fill);
  await deleteNow(doomed);
  const real: Database['write'] = (fn, options) => deps.db.write(fn, options);
  let writesSince = -1;
  const write: Database['write'] = async (fn, options) => {
    const result = await real(fn, options);
    if (writesSince >= 0 || !(emptied in rowsOf(file, doomed.id))) writesSince += 1;
    if (writesSince === later) {
      const event = { projectId: BigInt(doomed.id), eventId: 'a'.repeat(32), receivedAt: deps.clock.now() };
      await real((tx) => tx.event.create({ data: { ...event, body: new Uint8Array() } }));
    }
    return result;
  };
  const late = { ...deps, db: { ...deps.db, write } };
  for (let slice = 0; slice < 20 && !(await isGone(doomed.id)); slice += 1) await purgeProject(late, doomed.id);
  expect(rowsOf(file, doomed.id)).toEqual({});
  expect((await findDeletion(deps.db.read, doomed.id))?.deleted).toMatchObject({ Event: 23 });
});

test('a card that is just being posted is waited for', async () => {
  const doomed = await makeProject(deps, org, 'doomed');
  fillProject(file, doomed.id, fill);
  await deps.db.write((tx) =>
    tx.job.updateMany({ where: { projectId: BigInt(doomed.id) }, data: { state: 'running' } }),
  );
  await deleteNow(doomed);
  const before = rowsOf(file, doomed.id);
  await expect(purgeProject(deps, doomed.id)).rejects.toMatchObject({ kind: 'unavailable', code: 'jobs_in_hand' });
  // Only the redrawing of its cards, asked for when it was deleted, is withdrawn.
  expect(rowsOf(file, doomed.id)).toEqual({ ...before, Job: (before['Job'] ?? 0) - 1 });
  await deps.db.write((tx) => tx.job.deleteMany({ where: { projectId: BigInt(doomed.id), state: 'running' } }));
  await purge(doomed.id);
});

test('a card that is on its way is waited for, but not for ever', async () => {
  const doomed = await makeProject(deps, org, 'doomed');
  fillProject(file, doomed.id, fill);
  await deleteNow(doomed);
  await deps.db.write((tx) => tx.card.updateMany({ data: { ts: null, postingSince: deps.clock.now() } }));
  await expect(purgeProject(deps, doomed.id)).rejects.toMatchObject({ kind: 'unavailable', code: 'jobs_in_hand' });
  deps.clock.advance(11 * 60_000);
  await purge(doomed.id);
});

test('posted cards that do not say it yet are asked to, after everything else; the others are left alone', async () => {
  const doomed = await makeProject(deps, org, 'doomed');
  fillProject(file, doomed.id, fill);
  const cards = await deps.db.read.card.findMany({ orderBy: { id: 'asc' } });
  await deps.db.write(async (tx) => {
    for (const [at, card] of cards.slice(0, 4).entries()) {
      const data = { channelId: `C${at}`, ts: `17.${at}`, isRetired: at === 0 };
      await tx.card.update({ where: { id: card.id }, data });
    }
  });
  await deleteNow(doomed);
  await purge(doomed.id);
  const jobs = await deps.db.read.job.findMany({ where: { kind: 'card.retire' }, orderBy: { id: 'asc' } });
  expect(jobs.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual(
    [1, 2, 3].map((at) => ({
      organizationId: org.id,
      channelId: `C${at}`,
      ts: `17.${at}`,
      shortId: `DOOMED-${at + 1}`,
    })),
  );
  expect(jobs.map(({ lane, scope }) => [lane, scope])).toEqual([1, 2, 3].map(() => [3, 'chat.update']));
  expect(jobs.every(({ projectId }) => projectId === null)).toBe(true);
});

test('nothing is deleted before its time, nor after it was restored', async () => {
  const { id, slug } = await makeProject(deps, org, 'patient');
  fillProject(file, id, fill);
  await deleteProject(deps, viewerOf(admin), { projectId: id, typedSlug: slug, now: false });
  const before = rowsOf(file, id);
  deps.clock.advance(72 * 3_600_000 - 1);
  await purgeProject(deps, id);
  expect(rowsOf(file, id)).toEqual(before);
  deps.clock.advance(1);
  await purge(id);
  expect(rowsOf(file, id)).toEqual({});
  await purgeProject(deps, id);
  await purgeProject(deps, '4510632216880000');
});
