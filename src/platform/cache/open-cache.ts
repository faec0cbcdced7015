import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import KeyvSqlite from '@keyv/sqlite';
import Keyv from 'keyv';
import { errorFields, type Logger } from '../log';
import type { Cache } from './cache';

/** Bounds how long one deletion holds the file's lock. */
const BATCH = 1_000;
const SWEEP_MS = 10 * 60_000;

/**
 * The cache on Keyv and SQLite. `file` null keeps it in memory. A file that is damaged, or was replaced under our feet,
 * is made anew: what it held can be looked up again.
 */
export async function openCache(file: string | null, log: Logger): Promise<Cache> {
  if (file === null) return wrap(async () => new Keyv({ throwOnErrors: true }), log);
  mkdirSync(path.dirname(file), { recursive: true });
  return wrap(async (anew) => {
    if (anew) removeFile(file);
    try {
      return await openFile(file);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      log.warn(errorFields(error), 'the cache file is damaged and is made anew');
      removeFile(file);
      return openFile(file);
    }
  }, log);
}

class SqliteStore extends KeyvSqlite {
  /** The library's own reads every row first, and compares all with all, only to say whether there were any. */
  override async deleteMany(keys: string[]): Promise<boolean> {
    await this.query('DELETE FROM keyv WHERE key IN (SELECT value FROM json_each(?))', JSON.stringify(keys));
    return true;
  }
}

async function openFile(file: string): Promise<Keyv> {
  const store = new SqliteStore({ uri: `sqlite://${file}`, busyTimeout: 500 });
  store.on('error', () => undefined); // Its calls below fail with the same.
  // Without these two every set waits for the disk: ten times slower, for a cache that may be lost anyway.
  await store.query('PRAGMA journal_mode = WAL');
  await store.query('PRAGMA synchronous = NORMAL');
  // Keyv removes what expired only when it is read; keys of idle issues never are.
  const sweep = setInterval(() => {
    store.query("DELETE FROM keyv WHERE json_extract(value, '$.expires') < ?", Date.now()).catch(() => undefined);
  }, SWEEP_MS);
  sweep.unref();
  const keyv = new Keyv({ store, throwOnErrors: true });
  keyv.on('disconnect', () => clearInterval(sweep));
  return keyv;
}

function removeFile(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

/** The file is no cache (any more), or not the one that was opened. */
function isDamaged(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(NOTADB|CORRUPT|IOERR|READONLY|CANTOPEN|ERROR)/.test(code);
}

/** Opens at once; `open(true)` replaces what is there. */
async function wrap(open: (anew: boolean) => Promise<Keyv>, log: Logger): Promise<Cache> {
  const listening = async (anew: boolean) => {
    const keyv = await open(anew);
    keyv.on('error', () => undefined); // Every call below reports its own failure.
    return keyv;
  };
  let keyv = await listening(false);
  let repairing: Promise<void> | null = null;

  const disconnect = async (old: Keyv) => {
    try {
      await old.disconnect();
    } catch (error) {
      log.warn({ what: 'close', ...errorFields(error) }, 'cache failed');
    }
  };

  /** Does the work; a failure is a log line and `otherwise`, and a new file when the old one is to blame. */
  async function attempt<T>(what: string, work: (on: Keyv) => Promise<T>, otherwise: T): Promise<T> {
    await repairing;
    const on = keyv;
    try {
      return await work(on);
    } catch (error) {
      log.warn({ what, ...errorFields(error) }, 'cache failed');
      if (isDamaged(error) && on === keyv) await (repairing ??= repair().finally(() => (repairing = null)));
      return otherwise;
    }
  }

  async function repair(): Promise<void> {
    await disconnect(keyv);
    try {
      keyv = await listening(true);
      log.warn({}, 'the cache was made anew');
    } catch (error) {
      log.warn({ what: 'open', ...errorFields(error) }, 'cache failed');
    }
  }

  return {
    get: <T>(key: string) => attempt<T | undefined>('get', (on) => on.get<T>(key), undefined),
    set: (key, value, ttlMs) => attempt('set', async (on) => void (await on.set(key, value, ttlMs)), undefined),
    delete: (keys) =>
      attempt(
        'delete',
        async (on) => {
          for (let i = 0; i < keys.length; i += BATCH) await on.deleteMany(keys.slice(i, i + BATCH));
          return true;
        },
        false,
      ),
    ping: () => attempt('ping', async (on) => on.set('ping', 1, 1_000).then(() => true), false),
    async close() {
      await repairing;
      await disconnect(keyv);
    },
  };
}
