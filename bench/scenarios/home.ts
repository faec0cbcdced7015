import path from 'node:path';
import { takeNext } from '../../src/assignment/take-next';
import { listQueue, type QueueFilter } from '../../src/issues/triage-queue';
import { openBare } from '../lib/bare';
import { VIEWER_PERSON } from '../lib/holders';
import { scenario } from '../lib/protocol';
import { percentile, timed } from '../lib/stats';
import { addIssues, makeWorld, openDibs, PROJECT, VIEWER } from '../lib/world';

const ISSUES = 10_000;
const LOOKS = 200;
const WARM_UP = 20;
const ANY: QueueFilter = { projectId: null, level: null, olderThanDays: null };

/** The App Home with 10,000 open issues: what is read to draw a page, and Take next. */
scenario(async ({ dir, progress }) => {
  const file = path.join(dir, 'dibs.db');
  await makeWorld(file);
  const bare = openBare(file);
  addIssues(bare, PROJECT, ISSUES);
  bare.exec('UPDATE "Issue" SET "firstSeen" = "firstSeen" - ("id" * 7919) % 86400000');
  const dibs = await openDibs(file, path.join(dir, 'cache.db'));

  const free = `FROM "Issue" i INDEXED BY "Issue_projectId_status_firstSeen_level_idx" WHERE i."projectId" = ${PROJECT} AND i."status" = 'unresolved'
    AND NOT EXISTS (SELECT 1 FROM "Assignee" a WHERE a."issueId" = i."id")`;
  const mine = `FROM "Assignee" a JOIN "Issue" i ON i."id" = a."issueId" WHERE a."userId" = ${VIEWER} AND i."status" = 'unresolved'`;
  const counts = [free, mine].map((of) => bare.prepare(`SELECT COUNT(*) ${of}`));
  const page = bare.prepare(`SELECT i.* ${free} ORDER BY i."firstSeen", i."id" LIMIT 10 OFFSET ?`);
  const oldest = bare.prepare(`SELECT i."id" ${free} ORDER BY i."firstSeen", i."id" LIMIT 1`);

  const times = { look: [], lookFloor: [], take: [], takeFloor: [] } as Record<string, number[]>;
  for (let round = 0; round < LOOKS + WARM_UP; round++) {
    if (round % 20 === 0) progress(`look ${round} of ${LOOKS}`);
    const asked = { tab: 'unassigned' as const, filter: ANY, page: (round % 50) + 1, pageSize: 10 };
    const taken = {
      look: await timed(() => listQueue(dibs.deps, VIEWER_PERSON, asked)),
      lookFloor: await timed(() => [...counts.map((one) => one.get()), page.all((round % 50) * 10)]),
      takeFloor: await timed(() => oldest.get()),
      take: await timed(() => takeNext(dibs.deps, VIEWER_PERSON, ANY)),
    };
    if (round >= WARM_UP) for (const [what, ms] of Object.entries(taken)) times[what]?.push(ms);
  }
  await dibs.close();
  bare.close();
  const at = (what: string, share: number) => percentile(times[what] ?? [], share);
  const row = (what: string, name: string, share: number) =>
    ({ what, unit: 'ms', value: at(name, share), floor: at(`${name}Floor`, share) }) as const;
  return [
    row('a page and its counts, p50', 'look', 0.5),
    { ...row('a page and its counts, p95', 'look', 0.95), aim: { atMost: 50 } },
    row('Take next, beside finding it, p50', 'take', 0.5),
    { ...row('Take next, beside finding it, p95', 'take', 0.95), aim: { atMost: 100 } },
  ];
});
