import { Prisma } from '../../../src/generated/prisma/client';
import type { Tx } from '../../../src/platform/db/database';
import { findAnalyticsEvents } from '../../../src/sinks/analytics-stream.store';
import { findDigest, findWaiting } from '../../../src/sinks/digest.store';
import { findIssueEvents } from '../../../src/sinks/issue-stream.store';
import { testDeps, type TestDeps } from '../../support/deps';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let steps: string[];
beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  steps = [];
});
afterEach(() => cleanup());

function explaining(read: Tx): Tx {
  const $queryRaw = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const sql = Prisma.sql(strings, ...(values as Prisma.Sql[]));
    const plan = await read.$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${sql}`);
    steps.push(...plan.map((step) => step.detail));
    return read.$queryRaw(sql);
  };
  return new Proxy(read, {
    get: (target, name) => (name === '$queryRaw' ? $queryRaw : (Reflect.get(target, name) as unknown)),
  });
}

test('each look of a sink begins at its cursor: what was told long ago is neither walked through nor sorted', async () => {
  const read = explaining(deps.db.read);
  await findIssueEvents(read, '1', '7', 100);
  await findAnalyticsEvents(read, '1', '7', 100);
  await findWaiting(read, '1', '7');
  expect(steps.filter((step) => /B-TREE/.test(step))).toEqual([]);
  await findDigest(read, '1', { after: '7', to: '9' });
  expect(steps.filter((step) => /^SCAN (?!json_each|\(subquery)/.test(step))).toEqual([]);
  const ranges = steps.filter((step) => /^SEARCH (a|AnalyticsEvent|event) /.test(step));
  expect(ranges.length).toBeGreaterThan(3);
  expect(ranges.filter((step) => !/USING INTEGER PRIMARY KEY \(rowid>\?/.test(step))).toEqual([]);
});
