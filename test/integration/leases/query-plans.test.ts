import Sqlite from 'better-sqlite3';
import { Prisma } from '../../../src/generated/prisma/client';
import { findLapsed } from '../../../src/assignment/lapsed.store';
import { findLastTeams } from '../../../src/assignment/last-teams.store';
import { findAsked, findEnds } from '../../../src/leases/asked.store';
import { findHeldAfter } from '../../../src/leases/held.store';
import { findNewestWarning, findOpenWarnings, findWarning } from '../../../src/leases/warning.store';
import type { Tx } from '../../../src/platform/db/database';
import { leaseFixture, type LeaseFixture } from '../../support/lease-fixture';
import { fillProject } from '../../support/full-project';

let t: LeaseFixture;
/** One line for each step of each query that was asked. */
let steps: string[];
beforeEach(async () => {
  t = await leaseFixture();
  steps = [];
});
afterEach(() => t.cleanup());

function explaining(read: Tx): Tx {
  const $queryRaw = async (strings: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    const sql = Array.isArray(strings) ? Prisma.sql(strings, ...(values as Prisma.Sql[])) : (strings as Prisma.Sql);
    const plan = await read.$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${sql}`);
    steps.push(...plan.map((step) => step.detail));
    return read.$queryRaw(sql);
  };
  return new Proxy(read, {
    get: (target, name) => (name === '$queryRaw' ? $queryRaw : (Reflect.get(target, name) as unknown)),
  });
}

test('no look of a lease walks through a table, and none sorts what is held', async () => {
  const [issue] = await t.held(1, { type: 'user', id: t.bob.id });
  const read = explaining(t.deps.db.read);
  await findHeldAfter(read, t.shop.id, '0', { before: t.deps.clock.now(), limit: 500 });
  expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  await findOpenWarnings(read, t.shop.id);
  await findWarning(read, '1');
  await findNewestWarning(read, t.shop.id, t.bob.id);
  await findAsked(read, '1');
  await findEnds(read, '1');
  await findLastTeams(read, [issue!.id]);
  await findLapsed(read, [issue!.id]);
  expect(steps.filter((step) => /^SCAN (?!json_each|held|w$)/.test(step))).toEqual([]);
  expect(steps).toContain('SEARCH a USING INDEX Assignee_projectId_idx (projectId=? AND rowid>?)');
  expect(steps.some((step) => step.includes('Lease_open_idx'))).toBe(true);
});

test('10,000 held issues are walked in pieces of 500 rows', async () => {
  fillProject(t.file, t.shop.id, { issues: 20_000, eventsPerIssue: 0, userId: t.bob.id, teamId: t.backend.id });
  const db = new Sqlite(t.file);
  db.exec('DELETE FROM "Lease"');
  db.close();
  const before = new Date('2026-04-01T00:00:00Z');
  let [walked, pieces] = [0, 0];
  for (let after: string | null = '0'; after !== null; pieces++) {
    const piece = await findHeldAfter(t.deps.db.read, t.shop.id, after, { before, limit: 500 });
    walked += piece.issues.length;
    after = piece.next;
  }
  expect([walked, pieces]).toEqual([10_000, 21]);
});
