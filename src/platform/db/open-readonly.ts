import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { notFound } from '../errors';

export type ReadonlyDatabase = Sqlite.Database;

/** Opens the database for reading only, beside the app that writes to it. */
export function openReadonly(file: string): ReadonlyDatabase {
  if (!existsSync(file)) throw notFound('no_database', `There is no database ${file}.`);
  return new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
}
