import { mkdirSync } from 'node:fs';
import path from 'node:path';
import KeyvSqlite from '@keyv/sqlite';
import Keyv from 'keyv';
import { errorFields, type Logger } from '../log';
import type { Cache } from './cache';

/** Both of Keyv's many-key calls grow with the square of their length; 500 keys take about a millisecond. */
const BATCH = 500;
const SWEEP_MS = 10 * 60_000;

/** The cache on Keyv and SQLite. `file` null keeps it in memory. */
export async function openCache(file: string | null, log: Logger): Promise<Cache> {
  if (file === null) return wrap(new Keyv({ throwOnErrors: true }), log, async () => undefined);
  mkdirSync(path.dirname(file), { recursive: true });
  const store = new KeyvSqlite({ uri: `sqlite://${file}`, busyTimeout: 500 });
  // Without these two every set waits for the disk: ten times slower, for a cache that may be lost anyway.
  await store.query('PRAGMA journal_mode = WAL');
  await store.query('PRAGMA synchronous = NORMAL');
  // Keyv removes what expired only when it is read; keys of idle issues never are.
  const sweep = setInterval(() => {
    store.query("DELETE FROM keyv WHERE json_extract(value, '$.expires') < ?", Date.now()).catch(() => undefined);
  }, SWEEP_MS);
  sweep.unref();
  return wrap(new Keyv({ store, throwOnErrors: true }), log, async () => clearInterval(sweep));
}

function wrap(keyv: Keyv, log: Logger, onClose: () => Promise<void>): Cache {
  keyv.on('error', () => undefined); // Every call below reports its own failure.
  const failed = (what: string, error: unknown) => log.warn({ what, ...errorFields(error) }, 'cache failed');
  return {
    async get<T>(key: string): Promise<T | undefined> {
      try {
        return await keyv.get<T>(key);
      } catch (error) {
        failed('get', error);
        return undefined;
      }
    },
    async set(key, value, ttlMs) {
      await keyv.set(key, value, ttlMs).catch((error: unknown) => failed('set', error));
    },
    async delete(keys) {
      try {
        for (let i = 0; i < keys.length; i += BATCH) await keyv.deleteMany(keys.slice(i, i + BATCH));
        return true;
      } catch (error) {
        failed('delete', error);
        return false;
      }
    },
    async ping() {
      try {
        await keyv.set('ping', 1, 1_000);
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      await onClose();
      await keyv.disconnect().catch((error: unknown) => failed('close', error));
    },
  };
}
