import { copyFileSync, existsSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { testDeps, type TestDeps } from '../../support/deps';
import { eventually } from '../../support/story';

let deps: TestDeps;
let file: string;
let cleanup: () => Promise<void>;
beforeEach(async () => ({ deps, file, cleanup } = await testDeps()));
afterEach(() => cleanup());

const write = (second: number) =>
  deps.db.write((tx) => tx.snowflakeSecond.create({ data: { second: BigInt(second), used: 1 } }));

/** What the database holds without its log. */
function rowsInFile(): number {
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  const db = new Sqlite(copy);
  const { n } = db.prepare('SELECT COUNT(*) AS n FROM "SnowflakeSecond"').get() as { n: number };
  db.close();
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  return n;
}

test('what was committed reaches the database while it is open, long before SQLite would see to it', async () => {
  for (let second = 1; second <= 100; second += 1) await write(second);
  expect(await eventually(() => rowsInFile() > 50, 'the log to be copied')).toBe(true);
  expect(await deps.db.read.snowflakeSecond.count()).toBe(100);
});

test('writing goes on meanwhile, and nothing is lost', async () => {
  for (let second = 1; second <= 400; second += 1) await write(second);
  expect(deps.db.writes()).toBe(400);
  expect(await deps.db.read.snowflakeSecond.count()).toBe(400);
});

test('when the database is closed its thread ends with it, and the log is gone', async () => {
  for (let second = 1; second <= 100; second += 1) await write(second);
  await deps.db.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(rowsInFile()).toBe(100);
});
