import type { Prisma } from '../../generated/prisma/client';
import type { WriteOptions } from './write-gate';

export type Tx = Prisma.TransactionClient;
/** Reading looks the same inside and outside of a transaction. */
export type Reader = Tx;

/**
 * Reads go to one client, writes to another that only {@link Database.write} reaches: a write beside an open
 * transaction of the same client would join it and vanish with its rollback.
 */
export interface Database {
  readonly read: Reader;
  /**
   * Runs `fn` in one write transaction, one at a time. `fn` may run again when the database was locked, so it must
   * only write through `tx`. Throws `unavailable`: "database_busy" when the lock does not clear in time,
   * "database_unwritable" when the disk is full or broken.
   */
  write<T>(fn: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** How many write transactions there were so far, of everybody. */
  writes(): number;
  close(): Promise<void>;
}

/** The same dependencies, but reading what the open transaction sees. */
export function within<D extends { db: Database }>(deps: D, tx: Tx): D {
  return { ...deps, db: { ...deps.db, read: tx } };
}
