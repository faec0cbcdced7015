import path from 'node:path';
import { askBySearch } from '../../src/assignment/by-search/ask-by-search';
import { assignBySearch } from '../../src/assignment/by-search/assign-by-search';
import type { Holder, Query } from '../../src/issues/query/types';
import { assertSame, measureRows, openBare, openBareCache, type Bare } from '../lib/bare';
import { createFloor } from '../lib/floor-assign';
import { memberHolder, VIEWER_PERSON } from '../lib/holders';
import { scenario } from '../lib/protocol';
import { median, timed } from '../lib/stats';
import { addIssues, copyWorld, makeWorld, openDibs, ORGANIZATION, OUTSIDER, PROJECT } from '../lib/world';

const ISSUES = 10_000;
/** The first one is for warming up only. */
const ROUNDS = 4;
const to = memberHolder(OUTSIDER);

/** `is:unassigned project:checkout level:error` */
const QUERY: Query<Holder> = [
  { on: 'assigned', assigned: false, not: false },
  { on: 'project', slug: 'checkout', not: false },
  { on: 'level', compare: '=', level: 'error', not: false },
];

/** 10,000 issues that a search finds: shown and marked, then, once confirmed, searched again and given away. */
scenario(async ({ dir, progress }) => {
  const world = path.join(dir, 'world.db');
  await makeWorld(world);
  const bare = openBare(world);
  addIssues(bare, PROJECT, ISSUES);
  bare.close();

  const times = {
    asked: [] as number[],
    askedFloor: [] as number[],
    given: [] as number[],
    givenFloor: [] as number[],
  };
  for (let round = 1; round <= ROUNDS; round++) {
    progress(`round ${round} of ${ROUNDS}`);
    const ours = copyWorld(world, path.join(dir, `ours-${round}.db`));
    const dibs = await openDibs(ours, path.join(dir, `ours-cache-${round}.db`));
    await dibs.deps.cache.get('nothing');
    await dibs.deps.db.write((tx) => tx.issue.count());
    await dibs.deps.db.read.issue.count();
    let questionId = '';
    const request = { query: QUERY, to: { type: 'user', id: OUTSIDER } as const, reason: null };
    times.asked.push(await timed(async () => ({ questionId } = await askBySearch(dibs.deps, VIEWER_PERSON, request))));
    times.given.push(await timed(() => assignBySearch(dibs.deps, VIEWER_PERSON, { questionId })));
    await dibs.close();

    const floorFile = openBare(copyWorld(world, path.join(dir, `floor-${round}.db`)));
    const cache = openBareCache(path.join(dir, `floor-cache-${round}.db`));
    const floor = createFloor(floorFile, cache);
    floorFile.prepare('SELECT COUNT(*) FROM "Issue"').get();
    times.askedFloor.push(await timed(() => find(floorFile)));
    times.givenFloor.push(await timed(() => floor(find(floorFile), PROJECT, to)));
    const oursFile = openBare(ours);
    assertSame(measureRows(oursFile), measureRows(floorFile));
    for (const one of [oursFile, floorFile, cache]) one.close();
  }
  const typical = (list: number[]) => median(list.slice(1));
  const aim = { timesFloor: 3 };
  return [
    {
      what: '10,000 issues found and shown',
      unit: 'ms',
      value: typical(times.asked),
      floor: typical(times.askedFloor),
    },
    { what: '10,000 issues confirmed', unit: 'ms', value: typical(times.given), floor: typical(times.givenFloor), aim },
  ];
});

/** The same search in bare SQL: ids and nothing else. */
function find(bare: Bare): string[] {
  const rows = bare
    .prepare(
      `SELECT i."id" FROM "Project" p JOIN "Issue" i ON i."projectId" = p."id"
       WHERE p."organizationId" = ? AND p."slug" = 'checkout' AND p."status" = 'active' AND i."status" = 'unresolved'
         AND i."level" = 'error' AND NOT EXISTS (SELECT 1 FROM "Assignee" a WHERE a."issueId" = i."id")
       ORDER BY i."id"`,
    )
    .pluck()
    .all(ORGANIZATION);
  return rows.map(String);
}
