import { ConfigError, readConfig, readEnvironment } from '../config';
import { isDibsError } from '../platform/errors';
import { readExportOptions } from './options';
import { runExport } from './run-export';

/** `npm run export`: reads the database beside the running app, in a process of its own, and writes nothing to it. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const options = readExportOptions(args);
  const { databaseFile } = readConfig(readEnvironment(args));
  const terminal = process.stderr.isTTY && !process.stdout.isTTY ? process.stderr : null;
  await runExport(databaseFile, options, { out: process.stdout, terminal });
}

main().catch((error: unknown) => {
  const text = isDibsError(error) ? error.sentence : error instanceof ConfigError ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
