import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm' with { 'resolution-mode': 'import' };
import { findRoot } from '../build-info';
import { EngineDriver, openSchemaEngine } from './schema-engine';

const PRISMA_DIR = path.join(findRoot(__dirname), 'prisma');

/** Applies all migrations that are new to this database, oldest first; returns their names. Forward only (PRODUCT 11). */
export async function migrate(file: string, prismaDir = PRISMA_DIR): Promise<string[]> {
  const driver = new EngineDriver({ url: `file:${file}` });
  // The engine keeps 40 MB for as long as the process lives: a start with nothing to do does not load it.
  if (existsSync(file) && (await isUpToDate(driver, readMigrations(prismaDir)))) {
    await driver.close();
    return [];
  }
  const engine = await openSchemaEngine(driver, readFileSync(path.join(prismaDir, 'schema.prisma'), 'utf8'));
  try {
    const input = { migrationsList: readMigrations(prismaDir), filters: { externalTables: [], externalEnums: [] } };
    const { appliedMigrationNames } = await engine.applyMigrations(input);
    return appliedMigrationNames;
  } finally {
    engine.free();
    await driver.close();
  }
}

/** Whether exactly these migrations were applied, to the end and as they are now. When in doubt the engine is asked. */
async function isUpToDate(driver: EngineDriver, { migrationDirectories: wanted }: MigrationList): Promise<boolean> {
  const connection = await driver.connect();
  const query = (sql: string) => connection.queryRaw({ sql, args: [], argTypes: [] });
  const { rows: tables } = await query(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`);
  if (tables.length === 0) return false;
  const { rows } = await query(`
    SELECT migration_name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`);
  const { rows: all } = await query('SELECT 1 FROM _prisma_migrations');
  const sum = (text: string) => createHash('sha256').update(text).digest('hex');
  const now = wanted.map(({ path: name, migrationFile: { content } }) => {
    return content.tag === 'ok' ? [name, sum(content.value)] : [name];
  });
  return all.length === rows.length && JSON.stringify(now) === JSON.stringify(rows);
}

/** The folder `prisma/migrations` in the form the engine takes. */
export function readMigrations(prismaDir = PRISMA_DIR): MigrationList {
  const baseDir = path.join(prismaDir, 'migrations');
  const lock = path.join(baseDir, 'migration_lock.toml');
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
