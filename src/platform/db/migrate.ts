import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm' with { 'resolution-mode': 'import' };
import { EngineDriver, openSchemaEngine } from './schema-engine';

const PRISMA_DIR = path.join(findRoot(__dirname), 'prisma');

/** Applies all migrations that are new to this database, oldest first; returns their names. Forward only (PRODUCT 11). */
export async function migrate(file: string, prismaDir = PRISMA_DIR): Promise<string[]> {
  const driver = new EngineDriver({ url: `file:${file}` });
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

/** The folder that holds `package.json`: sources and build output lie at different depths below it. */
function findRoot(from: string): string {
  return existsSync(path.join(from, 'package.json')) ? from : findRoot(path.dirname(from));
}
