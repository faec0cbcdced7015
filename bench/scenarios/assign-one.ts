import path from 'node:path';
import { assignIssues } from '../../src/assignment/assign-issues';
import { assertSame, fillCache, measureRows, openBare, openBareCache } from '../lib/bare';
import { createFloor } from '../lib/floor-assign';
import { memberHolder, VIEWER_PERSON } from '../lib/holders';
import { scenario } from '../lib/protocol';
import { mean, percentile, timed } from '../lib/stats';
import { addIssues, copyWorld, makeWorld, openDibs, PROJECT } from '../lib/world';

const ISSUES = 1_000;
const TURN = 100;
const WARM_UP = 100;

/** One issue per request, one request after the other: free to a person, and then from that one to another. */
scenario(async ({ dir, progress }) => {
  const file = path.join(dir, 'ours.db');
  const cacheFile = path.join(dir, 'ours-cache.db');
  await makeWorld(file);
  const seeding = openBare(file);
  addIssues(seeding, PROJECT, ISSUES);
  seeding.close();
  const bare = openBare(copyWorld(file, path.join(dir, 'floor.db')));
  const bareCache = openBareCache(path.join(dir, 'floor-cache.db'));
  const dibs = await openDibs(file, cacheFile);
  const ourCache = openBareCache(cacheFile);
  const keys = Array.from({ length: ISSUES }, (_, index) => `assignee_exists:1:${index + 1}`);
  for (const cache of [ourCache, bareCache]) fillCache(cache, keys, true, 3_600_000);

  const floor = createFloor(bare, bareCache);
  const ours: number[] = [];
  const floors: number[] = [];
  for (const [round, to] of [memberHolder('1'), memberHolder('2')].entries()) {
    for (let from = 1; from <= ISSUES; from += TURN) {
      const ids = Array.from({ length: TURN }, (_, index) => String(from + index));
      progress(`round ${round + 1} of 2, issue ${from} of ${ISSUES}`);
      for (const id of ids) {
        ours.push(await timed(() => assignIssues(dibs.deps, VIEWER_PERSON, { issueIds: [id], to, source: 'bulk' })));
      }
      for (const id of ids) floors.push(await timed(() => floor([id], PROJECT, to)));
    }
  }
  const check = openBare(file);
  assertSame(measureRows(check), measureRows(bare));
  await dibs.close();

  const [warm, warmFloor] = [ours.slice(WARM_UP), floors.slice(WARM_UP)];
  return [
    { what: 'assign one issue, p50', unit: 'ms', value: percentile(warm, 0.5), floor: percentile(warmFloor, 0.5) },
    { what: 'assign one issue, p99', unit: 'ms', value: percentile(warm, 0.99), floor: percentile(warmFloor, 0.99) },
    { what: 'one after the other', unit: '/s', value: 1_000 / mean(warm), floor: 1_000 / mean(warmFloor) },
  ];
});
