import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openCache } from '../../../src/platform/cache/open-cache';
import type { Cache } from '../../../src/platform/cache/cache';
import { testLog } from '../../support/deps';
import { TEMPLATE_DIR } from '../../support/template';

describe.each(['memory', 'SQLite'])('the cache in %s', (kind) => {
  const log = testLog();
  let cache: Cache;
  let file: string;
  beforeEach(async () => {
    file = path.join(TEMPLATE_DIR, `${randomBytes(6).toString('hex')}-cache.db`);
    cache = await openCache(kind === 'memory' ? null : file, log);
  });
  afterEach(async () => {
    await cache.close();
    ['', '-wal', '-shm'].forEach((end) => rmSync(file + end, { force: true }));
  });

  test('tells a stored false from a miss', async () => {
    await cache.set('held', false, 60_000);
    expect(await cache.get('held')).toBe(false);
    expect(await cache.get('other')).toBeUndefined();
  });

  test('deletes many keys at once and leaves the others', async () => {
    const keys = Array.from({ length: 1_200 }, (_, i) => `key:${i}`);
    for (const key of keys) await cache.set(key, true, 60_000);
    await cache.set('other', 1, 60_000);
    expect(await cache.delete(keys)).toBe(true);
    expect(await Promise.all(keys.map((key) => cache.get(key)))).toEqual(keys.map(() => undefined));
    expect(await cache.get('other')).toBe(1);
  });

  test('forgets when its time is over, in milliseconds', async () => {
    await cache.set('brief', true, 1);
    const until = performance.now() + 5_000;
    let value: unknown = true;
    while (value !== undefined && performance.now() < until) value = await cache.get('brief');
    expect(value).toBeUndefined();
  });
});

test('a broken cache is a miss and a log line, and says that it could not delete', async () => {
  const log = testLog();
  const file = path.join(TEMPLATE_DIR, `${randomBytes(6).toString('hex')}-broken.db`);
  const cache = await openCache(file, log);
  await cache.set('key', true, 60_000);
  await cache.close();
  writeFileSync(file, 'this is no database');

  expect(await cache.get('key')).toBeUndefined();
  await cache.set('key', true, 60_000);
  expect(await cache.delete(['key'])).toBe(false);
  expect(await cache.ping()).toBe(false);
  expect(log.lines.map(({ fields }) => (fields as { what: string }).what)).toEqual(
    expect.arrayContaining(['get', 'set', 'delete']),
  );
  rmSync(file, { force: true });
});

describe('a cache file that is no cache', () => {
  const rubbish = 'this is no database'.repeat(500);
  const ends = ['', '-wal', '-shm'];
  const newFile = () => path.join(TEMPLATE_DIR, `${randomBytes(6).toString('hex')}-rubbish.db`);

  test('does not keep us from starting: it is made anew', async () => {
    const file = newFile();
    writeFileSync(file, rubbish);
    const cache = await openCache(file, testLog());
    await cache.set('key', 1, 60_000);
    expect(await cache.get('key')).toBe(1);
    await cache.close();
    ends.forEach((end) => rmSync(file + end, { force: true }));
  });

  test('though it was one before: what fails meanwhile is a miss, and then there is a new one', async () => {
    const file = newFile();
    const log = testLog();
    const cache = await openCache(file, log);
    await cache.set('key', 1, 60_000);
    ends.forEach((end) => writeFileSync(file + end, rubbish));
    expect(await cache.get('key')).toBeUndefined();
    await cache.set('key', 2, 60_000);
    expect(await cache.get('key')).toBe(2);
    expect(await cache.delete(['key'])).toBe(true);
    expect(log.lines.map(({ message }) => message)).toContain('the cache was made anew');
    await cache.close();
    ends.forEach((end) => rmSync(file + end, { force: true }));
  });
});
