import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type * as Engine from '@prisma/schema-engine-wasm' with { 'resolution-mode': 'import' };

/** Node has it, but the types that come with Node do not say so. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: WasmExports } }>;
};
interface WasmExports {
  __wbindgen_start(): void;
}

const PACKAGE = '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Prisma's schema engine as WebAssembly, on the same driver as the app. The command line tools want a native engine that
 * has to be downloaded; this one comes with the package. Its own entry file imports the `.wasm` file, which Node cannot
 * do without a flag, so the module is put together here.
 */
export async function openSchemaEngine(
  file: string,
  schema: string,
  driver = new PrismaBetterSqlite3({ url: `file:${file}` }),
): Promise<Engine.SchemaEngine> {
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as typeof Engine & {
    __wbg_set_wasm(exports: WasmExports): void;
  };
  const wasm = await readFile(path.join(path.dirname(require.resolve(PACKAGE)), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();

  const factory = bindMigrationAwareSqlAdapterFactory(driver);
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
}
