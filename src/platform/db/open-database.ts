import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from '../../generated/prisma/client';
import type { Database } from './database';
import { createCheckpointer } from './checkpointer';
import { createWriteGate } from './write-gate';

/**
 * How long SQLite itself waits for a lock held by another process. It waits on our only thread, so the patience
 * lives in the write gate, which waits without blocking.
 */
const BUSY_MS = 50;
/** At the start nobody waits for us yet; switching to the write-ahead log needs the file for itself for a moment. */
const OPENING_MS = 5_000;
/** A transaction over 10,000 issues takes a second on a slow disk; this only catches one that never ends. */
const TRANSACTION_MS = 60_000;

/** A checkpoint happens on its own thread long before; this many pages (32 MB) only catch a thread that cannot keep up. */
const LONGEST_LOG_PAGES = 8_000;

/** Opens the embedded database: write-ahead log, one client for reading and one, behind the gate, for writing. */
export async function openDatabase(file: string): Promise<Database> {
  const read = await connect(file);
  const writer = await connect(file);
  const gate = createWriteGate();
  let writes = 0;
  const checkpointer = createCheckpointer(file);
  return {
    read,
    async write(fn, options) {
      const transaction = () => writer.$transaction(fn, { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS });
      const result = await gate.run(transaction, options);
      writes += 1;
      checkpointer.committed();
      return result;
    },
    writes: () => writes,
    async close() {
      await gate.idle();
      await checkpointer.close();
      await Promise.all([read.$disconnect(), writer.$disconnect()]);
    },
  };
}

async function connect(file: string): Promise<PrismaClient> {
  const adapter = new PrismaBetterSqlite3(
    { url: `file:${file}`, timeout: OPENING_MS },
    { timestampFormat: 'unixepoch-ms' },
  );
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' });
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'foreign_keys = ON',
    'cache_size = -8000',
    `wal_autocheckpoint = ${LONGEST_LOG_PAGES}`,
    `busy_timeout = ${BUSY_MS}`,
  ]) {
    await client.$queryRawUnsafe(`PRAGMA ${pragma}`);
  }
  return client;
}
