import { createGroupCommit } from '../../../src/events/group-commit';
import { unavailable } from '../../../src/platform/errors';

/** Writes that end when the test says so. */
function heldWrites() {
  const groups: string[][] = [];
  let release = () => undefined as void;
  const commit = createGroupCommit<string>({
    write: (items) => {
      groups.push([...items]);
      return new Promise((resolve) => (release = resolve));
    },
    bytesOf: (item) => item.length,
    mostItems: 3,
    mostBytes: 10,
    mostWaitingBytes: 40,
  });
  return { groups, commit, release: () => release() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the first item is written at once, and what comes meanwhile is written together', async () => {
  const { groups, commit, release } = heldWrites();
  const all = ['a', 'b', 'c'].map((item) => commit.add(item));
  expect(groups).toEqual([['a']]);
  release();
  await settled();
  expect(groups).toEqual([['a'], ['b', 'c']]);
  release();
  await Promise.all(all);
});

test('nobody is answered before his group is written', async () => {
  const { commit, release } = heldWrites();
  let answered = false;
  const added = commit.add('a').then(() => (answered = true));
  await settled();
  expect(answered).toBe(false);
  release();
  await added;
});

test('a group has a limit of items and of bytes, but one large item always goes', async () => {
  const { groups, commit, release } = heldWrites();
  const all = ['a', 'b', 'c', 'd', 'e', 'six666', 'seven7', 'x'.repeat(20)].map((item) => commit.add(item));
  for (let i = 0; i < 5; i++) {
    release();
    await settled();
  }
  await Promise.all(all);
  expect(groups).toEqual([['a'], ['b', 'c', 'd'], ['e', 'six666'], ['seven7'], ['x'.repeat(20)]]);
});

test('what would wait beyond the limit is refused at once, and taken again when there is room', async () => {
  const { commit, release } = heldWrites();
  const first = commit.add('x'.repeat(40));
  await expect(commit.add('y')).rejects.toMatchObject({ kind: 'unavailable', code: 'intake_busy' });
  release();
  await first;
  const second = commit.add('y');
  await settled();
  release();
  await second;
});

function writesThat(fail: (items: readonly string[]) => Error | null) {
  const written: string[] = [];
  const commit = createGroupCommit<string>({
    write: (items) => {
      const error = fail(items);
      if (error) return Promise.reject(error);
      written.push(...items);
      return Promise.resolve();
    },
    bytesOf: () => 1,
    mostItems: 10,
    mostBytes: 10,
    mostWaitingBytes: 10,
  });
  const outcomes = (items: string[]) =>
    Promise.all(
      items.map((item) =>
        commit.add(item).then(
          () => 'written',
          (error: Error) => error.message,
        ),
      ),
    );
  return { written, outcomes };
}

test('one item that cannot be written fails alone', async () => {
  const { written, outcomes } = writesThat((items) => (items.includes('bad') ? new Error('refused') : null));
  expect(await outcomes(['a', 'b', 'bad', 'c'])).toEqual(['written', 'written', 'refused', 'written']);
  expect(written).toEqual(['a', 'b', 'c']);
});

test('a locked database fails the whole group without trying each', async () => {
  let tries = 0;
  const { outcomes } = writesThat(() => (tries++, unavailable('database_busy', 'Busy.')));
  expect(new Set(await outcomes(['a', 'b', 'c', 'd']))).toEqual(new Set(['database_busy: Busy.']));
  expect(tries).toBe(2);
});
