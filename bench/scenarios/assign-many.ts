import path from 'node:path';
import { assignIssues } from '../../src/assignment/assign-issues';
import { assertSame, fillCache, measureRows, openBare, openBareCache } from '../lib/bare';
import { createFloor, type Holder } from '../lib/floor-assign';
import { memberHolder, teamHolder, VIEWER_PERSON } from '../lib/holders';
import { scenario, type Row, type Scenario } from '../lib/protocol';
import { median, timed } from '../lib/stats';
import { addIssues, copyWorld, makeWorld, openDibs, OUTSIDER, PROJECT } from '../lib/world';

const ISSUES = 10_000;
/** The first one is for warming up only. */
const ROUNDS = 4;
const ids = Array.from({ length: ISSUES }, (_, index) => String(index + 1));
const cacheKeys = ids.map((id) => `assignee_exists:1:${id}`);

interface Times {
  ours: number[];
  floor: number[];
}

/** 10,000 issues with a card each, in one request. */
scenario(async ({ dir, progress }) => {
  const free = path.join(dir, 'free.db');
  await makeWorld(free);
  let bare = openBare(free);
  addIssues(bare, PROJECT, ISSUES);
  bare.close();

  const held = copyWorld(free, path.join(dir, 'held.db'));
  bare = openBare(held);
  createFloor(bare, openBareCache(':memory:'))(ids, PROJECT, teamHolder);
  bare.exec('DELETE FROM "Job"');
  bare.close();

  const outsider = memberHolder(OUTSIDER);
  const cases: [what: string, from: string, to: Holder][] = [
    ['free → person', free, outsider],
    ['free → team of 20', free, teamHolder],
    ['team of 20 → person', held, outsider],
    ['team of 20 → one of it', held, memberHolder('7')],
  ];
  const rows: Row[] = [];
  for (const [what, from, to] of cases) {
    const times: Times = { ours: [], floor: [] };
    for (let round = 1; round <= ROUNDS; round++) {
      progress(`${what}, round ${round} of ${ROUNDS}`);
      await measure(dir, from, to, times);
    }
    const [value, floor] = [median(times.ours.slice(1)), median(times.floor.slice(1))];
    rows.push({ what: `10,000 issues, ${what}`, unit: 'ms', value, floor, aim: { timesFloor: 3 } });
  }
  return rows;
});

async function measure(dir: Scenario['dir'], from: string, to: Holder, times: Times): Promise<void> {
  const name = `${times.ours.length}-${to.type}-${to.id}-${path.basename(from, '.db')}`;
  const files = ['ours', 'floor'].map((side) => ({
    db: copyWorld(from, path.join(dir, `${side}-${name}.db`)),
    cache: path.join(dir, `${side}-cache-${name}.db`),
  }));
  for (const { cache } of files) {
    const bare = openBareCache(cache);
    fillCache(bare, cacheKeys, true, 3_600_000);
    bare.close();
  }
  const [own, other] = files;
  if (!own || !other) return;

  const dibs = await openDibs(own.db, own.cache);
  // The clients' first statements cost what no later one does.
  await dibs.deps.cache.get('nothing');
  await dibs.deps.db.write((tx) => tx.issue.count());
  await dibs.deps.db.read.issue.count();
  times.ours.push(await timed(() => assignIssues(dibs.deps, VIEWER_PERSON, { issueIds: ids, to, source: 'bulk' })));
  await dibs.close();

  const bare = openBare(other.db);
  const cache = openBareCache(other.cache);
  const floor = createFloor(bare, cache);
  bare.prepare('SELECT COUNT(*) FROM "Issue"').get();
  times.floor.push(await timed(() => floor(ids, PROJECT, to)));

  const ours = openBare(own.db);
  assertSame(measureRows(ours), measureRows(bare));
  for (const one of [ours, bare, cache]) one.close();
}
