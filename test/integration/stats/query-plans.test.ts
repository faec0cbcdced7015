import { Prisma } from '../../../src/generated/prisma/client';
import type { Tx } from '../../../src/platform/db/database';
import { countActivities, findWaits } from '../../../src/stats/day.store';
import { findLoad, findUnowned } from '../../../src/stats/load.store';
import { findScope } from '../../../src/stats/scope.store';
import type { StatsSubject } from '../../../src/stats/types';
import { testDeps } from '../../support/deps';
import { makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';

function explaining(read: Tx, steps: string[]): Tx {
  const $queryRaw = async (strings: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    const sql = Array.isArray(strings) ? Prisma.sql(strings, ...(values as Prisma.Sql[])) : (strings as Prisma.Sql);
    const plan = await read.$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${sql}`);
    steps.push(...plan.map((step) => step.detail));
    return read.$queryRaw(sql);
  };
  return new Proxy(read, {
    get: (target, name) => (name === '$queryRaw' ? $queryRaw : (Reflect.get(target, name) as unknown)),
  });
}

test.each(['all', 'project', 'team'])('statistics of %s look at the window only, by its index', async (kind) => {
  const { deps, cleanup } = await testDeps();
  const org = await makeOrganization(deps);
  const team = await makeTeam(deps, org, 'payments', [await makeUser(deps, org, 'ann')]);
  const project = await makeProject(deps, org, 'checkout', { teams: [team] });
  const subject = { kind, id: kind === 'team' ? team.id : project.id } as StatsSubject;
  const steps: string[] = [];
  const read = explaining(deps.db.read, steps);
  const scope = await findScope(read, org.id, subject);
  const span = { from: 0, until: 86_400_000 };
  await countActivities(read, scope, span, span);
  await findWaits(read, scope, span);
  await findLoad(read, scope, 10);
  await findUnowned(read, scope, 3);
  await cleanup();
  expect(steps.filter((step) => /^SCAN (?!p VIRTUAL|json_each|\(subquery)/.test(step))).toEqual([]);
  const byWindow = 'SEARCH a USING INDEX Activity_stats_idx (projectId=? AND createdAt>? AND createdAt<?)';
  expect(steps.filter((step) => step === byWindow)).toHaveLength(2);
  expect(steps.filter((step) => step.includes('Activity_assigned_idx (issueId=? AND id<?)'))).toHaveLength(2);
});
