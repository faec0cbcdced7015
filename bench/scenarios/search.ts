import path from 'node:path';
import { foldText } from '../../src/people/fold-text';
import { searchAssignable } from '../../src/people/search-assignable';
import { openBare } from '../lib/bare';
import { addCrowd, typedQueries } from '../lib/people';
import { scenario } from '../lib/protocol';
import { percentile, timed } from '../lib/stats';
import { makeWorld, openDibs, ORGANIZATION, PROJECT } from '../lib/world';

const QUERIES = 1_300;
const WARM_UP = 65;
const LIMIT = 100;

/** The assignee menu while somebody types, in a project without teams: everybody is assignable, nobody can be skipped. */
scenario(async ({ dir, progress }) => {
  const file = path.join(dir, 'dibs.db');
  await makeWorld(file);
  const bare = openBare(file);
  addCrowd(bare);
  const dibs = await openDibs(file, path.join(dir, 'cache.db'));

  const like = (table: string, more: string) =>
    bare.prepare(`
      SELECT * FROM "${table}" WHERE "organizationId" = ${ORGANIZATION} ${more} AND "search" LIKE '%' || ? || '%'
      ORDER BY "search", "id" LIMIT ${LIMIT}`);
  const people = like('User', `AND "isActive" = 1 AND "kind" = 'member'`);
  const teams = like('Team', '');

  const ours: number[] = [];
  const floors: number[] = [];
  for (const [index, query] of typedQueries(QUERIES + WARM_UP).entries()) {
    if (index % 100 === 0) progress(`query ${index} of ${QUERIES}`);
    const asked = { organizationId: ORGANIZATION, projectId: PROJECT, query, limit: LIMIT };
    const own = await timed(() => searchAssignable(dibs.deps, asked));
    const folded = foldText(query);
    const other = await timed(() => [teams.all(folded), people.all(folded)]);
    if (index < WARM_UP) continue;
    ours.push(own);
    floors.push(other);
  }
  await dibs.close();
  const [p50, p95] = [0.5, 0.95];
  return [
    { what: 'search, p50', unit: 'ms', value: percentile(ours, p50), floor: percentile(floors, p50) },
    {
      what: 'search, p95',
      unit: 'ms',
      value: percentile(ours, p95),
      floor: percentile(floors, p95),
      aim: { atMost: 50 },
    },
  ];
});
