import Sqlite from 'better-sqlite3';
import { testDeps, type TestDeps } from '../../support/deps';

let deps: TestDeps;
let file: string;
let cleanup: () => Promise<void>;
beforeEach(async () => {
  ({ deps, file, cleanup } = await testDeps());
});
afterEach(() => cleanup());

const insert = (second: bigint) => deps.db.write((tx) => tx.snowflakeSecond.create({ data: { second, used: 1 } }));
const seconds = async () =>
  (await deps.db.read.snowflakeSecond.findMany({ orderBy: { second: 'asc' } })).map((row) => Number(row.second));

test('writes asked for at once run one after the other, all of them', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, i) => insert(BigInt(i))));
  expect(await seconds()).toHaveLength(50);
});

test('an urgent write goes before those that wait, and after the one under way', async () => {
  const order: string[] = [];
  const write = (name: string, urgent: boolean) => deps.db.write(async () => void order.push(name), { urgent });
  await Promise.all([write('first', false), write('second', false), write('third', false), write('urgent', true)]);
  expect(order).toEqual(['first', 'urgent', 'second', 'third']);
});

test('a write that throws leaves nothing behind and does not stop the next one', async () => {
  const failing = deps.db.write(async (tx) => {
    await tx.snowflakeSecond.create({ data: { second: 1n, used: 1 } });
    throw new Error('no');
  });
  const next = insert(2n);
  await expect(failing).rejects.toThrow('no');
  await next;
  expect(await seconds()).toEqual([2]);
});

test('a database locked by another process is waited for', async () => {
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  const write = insert(1n);
  setTimeout(() => other.exec('COMMIT'), 200);
  await write;
  other.close();
  expect(await seconds()).toEqual([1]);
});

test('a lock that does not clear ends in one clear sentence, and reading goes on meanwhile', async () => {
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  const write = insert(1n);
  expect(await seconds()).toEqual([]);
  await expect(write).rejects.toMatchObject({ kind: 'unavailable', code: 'database_busy' });
  other.exec('ROLLBACK');
  other.close();
  expect(await seconds()).toEqual([]);
});

test('an assignee row with a user and a team, or with neither, is refused by the database itself', async () => {
  for (const holder of [{}, { userId: 1n, teamId: 1n }]) {
    const row = { issueId: 1n, projectId: 1n, assignedAt: deps.clock.now(), source: 'test', ...holder };
    await expect(deps.db.write((tx) => tx.assignee.create({ data: row }))).rejects.toThrow(
      /CHECK constraint failed: Assignee_one_holder/,
    );
  }
});
