import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm' with { 'resolution-mode': 'import' };
import { readMigrations } from '../src/platform/db/migrate';
import { EngineDriver, openSchemaEngine } from '../src/platform/db/schema-engine';

/*
 * `npm run migration -- add-rules`: writes the SQL that leads from the migrations so far to `schema.prisma`.
 *
 * Prisma makes a 64-bit key a BIGINT column, which SQLite neither numbers by itself nor keeps as the row's own key.
 * Only the word INTEGER does both, so our files say INTEGER, and the engine is shown BIGINT when it compares. Partial
 * indexes are our own affair: the schema cannot say them, and the engine cannot describe them with this driver.
 */

const key = (type: string) => new RegExp(`^(\\s+"(\\w+)" )${type} NOT NULL PRIMARY KEY( AUTOINCREMENT)?`, 'gm');

const PARTIAL_INDEX = /^CREATE (?:UNIQUE )?INDEX [^;]+ WHERE [^;]+;$/gm;

function asEngineSeesIt(list: MigrationList): MigrationList {
  for (const { migrationFile } of list.migrationDirectories) {
    if (migrationFile.content.tag !== 'ok') continue;
    migrationFile.content.value = migrationFile.content.value
      .replace(key('INTEGER'), '$1BIGINT NOT NULL PRIMARY KEY')
      .replace(PARTIAL_INDEX, '');
  }
  return list;
}

function asSqliteWantsIt(sql: string, schema: string): string {
  return sql.replace(/CREATE TABLE "(?:new_)?(\w+)" \([^;]+;/g, (statement, table: string) => {
    const numbered = new RegExp(`^model ${table} \\{[^}]*autoincrement\\(\\)`, 'm').test(schema);
    return statement.replace(key('BIGINT'), `$1INTEGER NOT NULL PRIMARY KEY${numbered ? ' AUTOINCREMENT' : ''}`);
  });
}

/** The engine replays whole migration files as single statements into its shadow database, which this driver refuses. */
class ReplayingDriver extends EngineDriver {
  override async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    const single = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return single(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  }
}

async function main(): Promise<void> {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('usage: npm run migration -- short-name');
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const engine = await openSchemaEngine(new ReplayingDriver({ url: ':memory:' }), schema);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...asEngineSeesIt(readMigrations()) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  if (!stdout || stdout.includes('This is an empty migration')) {
    process.stdout.write('Nothing to do: the migrations lead to this schema already.\n');
    return;
  }
  const dir = path.join('prisma/migrations', `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'migration.sql'), asSqliteWantsIt(stdout, schema));
  process.stdout.write(`${dir}/migration.sql\n`);
}

void main();
