import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { clearAssignmentCachesOfProject } from '../../src/assignment/caches';
import { fillCache, openBare, openBareCache } from '../lib/bare';
import { scenario } from '../lib/protocol';
import { median, timed } from '../lib/stats';
import { addIssues, makeWorld, openDibs, PROJECT } from '../lib/world';

const ISSUES = 100_000;
const ROUNDS = 3;

/** Both keys of each of 100,000 issues with an event today, as when ownership rules are saved. */
scenario(async ({ dir, progress }) => {
  const file = path.join(dir, 'dibs.db');
  progress('making 100,000 issues');
  await makeWorld(file);
  const seeding = openBare(file);
  addIssues(seeding, PROJECT, ISSUES);
  seeding.close();
  const keys = Array.from({ length: ISSUES }, (_, index) => index + 1).flatMap((id) => [
    `assignee_exists:1:${id}`,
    `owner_exists:1:${id}`,
  ]);

  const ours: number[] = [];
  const floors: number[] = [];
  const pauses: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    progress(`round ${round} of ${ROUNDS}`);
    const cacheFile = path.join(dir, `ours-cache-${round}.db`);
    const ourCache = openBareCache(cacheFile);
    fillCache(ourCache, keys, true, 3_600_000);
    const dibs = await openDibs(file, cacheFile);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    ours.push(
      await timed(() => clearAssignmentCachesOfProject(dibs.deps, PROJECT, ['assignee_exists', 'owner_exists'])),
    );
    delay.disable();
    pauses.push(delay.max / 1e6);
    await dibs.close();
    assertEmpty(ourCache);
    ourCache.close();

    const bare = openBareCache(path.join(dir, `floor-cache-${round}.db`));
    fillCache(bare, keys, true, 3_600_000);
    const list = JSON.stringify(keys.map((key) => `keyv:${key}`));
    const remove = bare.prepare('DELETE FROM keyv WHERE key IN (SELECT value FROM json_each(?))');
    floors.push(await timed(() => remove.run(list)));
    assertEmpty(bare);
    bare.close();
  }
  return [
    { what: 'clear 200,000 keys of 100,000 issues', unit: 'ms', value: median(ours), floor: median(floors) },
    { what: 'longest time nothing else had a turn', unit: 'ms', value: median(pauses), floor: null },
  ];
});

function assertEmpty(cache: ReturnType<typeof openBareCache>): void {
  const { n } = cache.prepare('SELECT COUNT(*) AS n FROM keyv').get() as { n: number };
  if (n > 0) throw new Error(`${n} keys were not cleared`);
}
