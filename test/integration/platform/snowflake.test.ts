import { openDatabase } from '../../../src/platform/db/open-database';
import { decodeSnowflake, nextSnowflake } from '../../../src/platform/snowflake';
import { testDeps, type TestDeps } from '../../support/deps';

let deps: TestDeps;
let file: string;
let cleanup: () => Promise<void>;

beforeEach(async () => {
  ({ deps, file, cleanup } = await testDeps());
  deps.clock.set('2026-01-01T00:00:00Z');
});
afterEach(() => cleanup());

const take = (count: number) =>
  deps.db.write(async (tx) => {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await nextSnowflake(tx, deps.clock.now()));
    return ids;
  });
const age = (id: string | undefined) => 107_308_800 - (decodeSnowflake(id ?? '')?.seconds ?? 0);

it('sixteen ids fit into a second, counted from 0', async () => {
  const ids = await take(16);
  expect(ids).toEqual(Array.from({ length: 16 }, (_, i) => String(4510632216887296n + BigInt(i))));
});

it('when a second is full the ones before it are used', async () => {
  const ids = await take(40);
  expect(new Set(ids).size).toBe(40);
  expect([age(ids[15]), age(ids[16]), age(ids[31]), age(ids[32])]).toEqual([0, 1, 1, 2]);
});

it('the last 300 seconds are used up with 4,816 ids, and the next second has room again', async () => {
  const second = 107_308_800;
  await deps.db.write((tx) =>
    tx.snowflakeSecond.createMany({ data: Array.from({ length: 300 }, (_, i) => ({ second: second - i, used: 16 })) }),
  );
  const ids = await take(16);
  expect(age(ids[0])).toBe(300);
  await expect(take(1)).rejects.toMatchObject({ kind: 'unavailable', code: 'no_id_available' });
  deps.clock.advance(1_000);
  expect(age((await take(1))[0])).toBe(-1);
});

it('the sequence goes on after a restart and beside another process', async () => {
  const first = await take(2);
  const other = await openDatabase(file);
  try {
    const ids = await Promise.all([
      take(3),
      other.write(async (tx) => [await nextSnowflake(tx, deps.clock.now()), await nextSnowflake(tx, deps.clock.now())]),
    ]);
    expect(new Set([...first, ...ids.flat()]).size).toBe(7);
  } finally {
    await other.close();
  }
});

it('a transaction that fails gives its ids back', async () => {
  await expect(
    deps.db.write(async (tx) => {
      await nextSnowflake(tx, deps.clock.now());
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await take(1)).toEqual(['4510632216887296']);
});
