import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type * as Engine from '@prisma/schema-engine-wasm' with { 'resolution-mode': 'import' };

/** Node has it, but the types that come with Node do not say so. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: WasmExports } }>;
};
interface WasmExports {
  __wbindgen_start(): void;
}

const PACKAGE = '@prisma/schema-engine-wasm/schema_engine_bg';

/** Loaded once per process, as `import` would: its code holds on to the memory of the first instance. */
let loading: Promise<typeof Engine> | undefined;

/** The app's own driver, but it remembers its connections: the engine leaves them open, and they keep locks. */
export class EngineDriver extends PrismaBetterSqlite3 {
  readonly #opened: SqlDriverAdapter[] = [];

  override async connect(): Promise<SqlDriverAdapter> {
    const connection = await super.connect();
    this.#opened.push(connection);
    return connection;
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((connection) => connection.dispose()));
  }
}

/**
 * Prisma's schema engine as WebAssembly, on the same driver as the app. The command line tools want a native engine that
 * has to be downloaded; this one comes with the package. Close the driver when done.
 */
export async function openSchemaEngine(driver: EngineDriver, schema: string): Promise<Engine.SchemaEngine> {
  const { SchemaEngine } = await (loading ??= load());
  const factory = bindMigrationAwareSqlAdapterFactory(driver);
  return SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
}

/** The package's own entry file imports the `.wasm` file, which Node cannot do without a flag: put together here. */
async function load(): Promise<typeof Engine> {
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as typeof Engine & {
    __wbg_set_wasm(exports: WasmExports): void;
  };
  const wasm = await readFile(path.join(path.dirname(require.resolve(PACKAGE)), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}
