import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getStats } from '../../src/stats/get-stats';
import { lastDays } from '../../src/stats/window';
import { openBare } from '../lib/bare';
import { scenario } from '../lib/protocol';
import { median, timed } from '../lib/stats';
import { addIssues, makeWorld, MEMBERS, openDibs, ORGANIZATION, PROJECT, TEAM } from '../lib/world';

const ISSUES = 50_000;
const ACTIVITIES = 1_000_000;
/** In a row: most of what happens to an issue happens soon. */
const EACH = ACTIVITIES / ISSUES;
const DAYS = 30;
const ROUNDS = 3;

/** `/assign stats` over a million activities of the last 30 days, of everything and of a team. */
scenario(async ({ dir, progress }) => {
  const file = path.join(dir, 'dibs.db');
  progress('storing 1,000,000 activities');
  await makeWorld(file);
  const bare = openBare(file);
  addIssues(bare, PROJECT, ISSUES);
  const { from, until } = lastDays(new Date(), DAYS);
  bare
    .prepare(
      `WITH RECURSIVE step(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM step WHERE n + 1 < ${ACTIVITIES})
       INSERT INTO "Activity" ("issueId", "projectId", "type", "userId", "source", "data", "createdAt")
       SELECT 1 + n / ${EACH}, ${PROJECT},
         CASE n % 4 WHEN 2 THEN 'UNASSIGNED' WHEN 3 THEN 'RESOLVED' ELSE 'ASSIGNED' END,
         CASE WHEN n % 5 = 0 THEN NULL ELSE 1 END, CASE WHEN n % 5 = 0 THEN 'rule' ELSE 'slash_command' END,
         CASE n % 4
           WHEN 2 THEN json_object('previous', 'user:' || (1 + n % ${MEMBERS.length}))
           WHEN 3 THEN '{}'
           ELSE json_object('assignee', CAST(1 + n % ${MEMBERS.length} AS TEXT), 'assigneeType', 'user', 'rule',
             CASE WHEN n % 5 = 0 THEN 'path:src/area-' || (n % 40) || '/* #payments' END) END,
         ${from} + CAST(n * (${until - from} / ${ACTIVITIES}.0) AS INTEGER)
       FROM step`,
    )
    .run();
  bare.exec(`INSERT INTO "Assignee" ("issueId", "projectId", "userId", "assignedAt", "source")
    SELECT "id", "projectId", 1 + "id" % ${MEMBERS.length}, ${until}, 'rule' FROM "Issue"`);
  bare.pragma('wal_checkpoint(TRUNCATE)'); // As in life: the checkpointer keeps the log short.
  const count = bare.prepare(
    `SELECT COUNT(*) FROM "Activity" WHERE "projectId" = ? AND "createdAt" >= ? AND "createdAt" < ?
     AND "type" IN ('ASSIGNED', 'UNASSIGNED', 'RESOLVED')`,
  );

  const dibs = await openDibs(file, path.join(dir, 'cache.db'));
  const [all, team, floors, pauses]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 1; round <= ROUNDS; round++) {
    progress(`round ${round} of ${ROUNDS}`);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const query = { from, until };
    all.push(await timed(() => getStats(dibs.deps, ORGANIZATION, { ...query, subject: { kind: 'all' } })));
    delay.disable();
    pauses.push(delay.max / 1e6);
    team.push(await timed(() => getStats(dibs.deps, ORGANIZATION, { ...query, subject: { kind: 'team', id: TEAM } })));
    floors.push(await timed(() => count.get(PROJECT, from, until)));
  }
  await dibs.close();
  bare.close();
  return [
    { what: 'statistics over 1,000,000 activities', unit: 'ms', value: median(all), floor: median(floors) },
    { what: 'the same of a team', unit: 'ms', value: median(team), floor: median(floors) },
    { what: 'longest time nothing else had a turn', unit: 'ms', value: median(pauses), floor: null },
  ];
});
