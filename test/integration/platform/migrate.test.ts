import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate, readMigrations } from '../../../src/platform/db/migrate';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'dibs-migrate-'));
  file = path.join(dir, 'dibs.db');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const NAMES = readMigrations().migrationDirectories.map((one) => one.path);

/** The project's own migrations in a folder that a test may change. */
function copyOfPrisma(): string {
  const copy = path.join(dir, 'prisma');
  cpSync('prisma', copy, { recursive: true });
  return copy;
}

test('a new database gets every migration, oldest first, and a second start none', async () => {
  expect(await migrate(file)).toEqual(NAMES);
  expect(await migrate(file)).toEqual([]);
});

test('a start with nothing new does not load the engine, which would miss the schema', async () => {
  await migrate(file);
  const prisma = copyOfPrisma();
  rmSync(path.join(prisma, 'schema.prisma'));
  expect(await migrate(file, prisma)).toEqual([]);
});

test('a migration that came with a new version is applied to a database that has the others', async () => {
  await migrate(file);
  const prisma = copyOfPrisma();
  mkdirSync(path.join(prisma, 'migrations/29990101000000_later'));
  writeFileSync(
    path.join(prisma, 'migrations/29990101000000_later/migration.sql'),
    'CREATE TABLE "Later" (id INTEGER);',
  );
  expect(await migrate(file, prisma)).toEqual(['29990101000000_later']);
});

test('a migration that was changed after it was applied is the engine’s to judge', async () => {
  await migrate(file);
  const prisma = copyOfPrisma();
  appendFileSync(path.join(prisma, 'migrations', NAMES[0] ?? '', 'migration.sql'), '\n-- changed');
  // It minds changes only while developing: a database in use goes on.
  expect(await migrate(file, prisma)).toEqual([]);
  rmSync(path.join(prisma, 'schema.prisma'));
  await expect(migrate(file, prisma)).rejects.toThrow(/schema\.prisma/);
});
