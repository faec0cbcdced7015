import { randomBytes } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../src/config';
import type { Deps } from '../../src/deps';
import { openCache } from '../../src/platform/cache/open-cache';
import { openDatabase } from '../../src/platform/db/open-database';
import type { Logger } from '../../src/platform/log';
import { createMeters } from '../../src/platform/meters';
import { createQueue } from '../../src/platform/queue/create-queue';
import { systemRandom } from '../../src/platform/random';
import { TEMPLATE_DIR, TEMPLATE_FILE } from './template';

export interface TestClock {
  now(): Date;
  set(at: Date | string): void;
  advance(ms: number): void;
}

export function testClock(start = '2026-03-02T09:00:00.000Z'): TestClock {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    set: (to) => void (at = new Date(to).getTime()),
    advance: (ms) => void (at += ms),
  };
}

/** Keeps what was logged, for tests that look at it. */
export function testLog(): Logger & { lines: { level: string; fields: object; message: string }[] } {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export function testConfig(overrides: Partial<Config> = {}): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    databaseFile: ':memory:',
    cacheFile: null,
    slack: null,
    alertChannel: null,
    analyticsChannel: null,
    webhook: null,
    admins: [],
    logLevel: 'silent',
    ...overrides,
  };
}

/** A copy of the migrated template; `remove` deletes it with its side files. */
export function testDatabaseFile(): { file: string; remove: () => void } {
  const file = path.join(TEMPLATE_DIR, `${randomBytes(6).toString('hex')}.db`);
  copyFileSync(TEMPLATE_FILE, file);
  return { file, remove: () => ['', '-wal', '-shm'].forEach((end) => rmSync(file + end, { force: true })) };
}

export type TestDeps = Omit<Deps, 'clock' | 'log'> & { clock: TestClock; log: ReturnType<typeof testLog> };

/** Real database, real queue, cache in memory (or on SQLite), a clock that only the test moves. */
export async function testDeps(
  options: { config?: Partial<Config>; cacheFile?: string } = {},
): Promise<{ deps: TestDeps; file: string; cleanup: () => Promise<void> }> {
  const { file, remove } = testDatabaseFile();
  const clock = testClock();
  const log = testLog();
  const db = await openDatabase(file);
  const cache = await openCache(options.cacheFile ?? null, log);
  const queue = createQueue(clock);
  const config = testConfig({ databaseFile: file, ...options.config });
  return {
    deps: { config, clock, random: systemRandom, log, db, cache, queue, meters: createMeters(clock) },
    file,
    async cleanup() {
      await Promise.all([db.close(), cache.close()]);
      remove();
    },
  };
}
