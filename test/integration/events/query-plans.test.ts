import Sqlite from 'better-sqlite3';
import { createAcceptor } from '../../../src/events/accept-events';
import { digestEvents } from '../../../src/events/digest-events';
import { createProjectGate } from '../../../src/events/project-gate';
import { registerCommits } from '../../../src/ownership/register-commits';
import { Prisma } from '../../../src/generated/prisma/client';
import type { Database } from '../../../src/platform/db/database';
import { testDeps } from '../../support/deps';
import { makeOrganization, makeProject } from '../../support/factory';

/** json_each over a bound list, and what was made of one; a constant row is no table either. */
const OUR_OWN_LIST = /VIRTUAL TABLE|^SCAN (?:n|\(subquery-\d+\)|CONSTANT ROW)$/;

/** Notes the text of every raw statement that goes through. */
function recording<T extends object>(client: T, statements: Set<string>): T {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== '$queryRaw' && name !== '$executeRaw') return value;
      return (strings: TemplateStringsArray, ...values: unknown[]) => {
        statements.add(new Prisma.Sql(strings, values).sql);
        return (value as (...all: unknown[]) => unknown).call(target, strings, ...values);
      };
    },
  });
}

test('no statement that runs per event walks through a whole table', async () => {
  const { deps, file, cleanup } = await testDeps();
  const project = await makeProject(deps, await makeOrganization(deps), 'shop', { channels: ['C0SHOP'] });
  const statements = new Set<string>();
  const db: Database = {
    ...deps.db,
    read: recording(deps.db.read, statements),
    write: (fn) => deps.db.write((tx) => fn(recording(tx, statements))),
  };
  await createProjectGate({ ...deps, db }).admits(project.id, project.publicKey);
  const commit = { sha: 'a'.repeat(40), authorEmail: 'bob@acme.example', authorName: null, message: 'm' };
  await registerCommits({ ...deps, db }, project.id, {
    version: '1.0',
    commits: [{ ...commit, committedAt: deps.clock.now(), files: ['src/a.ts'] }],
  });
  const frames = [{ filename: 'src/a.ts', in_app: true }];
  const exception = { values: [{ type: 'Error', value: 'm', stacktrace: { frames } }] };
  const accept = createAcceptor({ ...deps, db }, { nudge: () => undefined });
  for (const eventId of ['a', 'b']) {
    await accept(project.id, [
      {
        eventId: eventId.repeat(32),
        body: Buffer.from(JSON.stringify({ exception, release: '1.0', user: { id: eventId } })),
      },
    ]);
    await digestEvents({ ...deps, db });
  }

  const sqlite = new Sqlite(file, { readonly: true });
  const scans = [...statements].flatMap((sql) => {
    const binds = Array.from(sql.matchAll(/\?/g), () => null);
    const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...binds) as { detail: string }[];
    return plan
      .filter(({ detail }) => detail.startsWith('SCAN ') && !OUR_OWN_LIST.test(detail))
      .map(({ detail }) => ({ detail, sql }));
  });
  sqlite.close();
  await cleanup();
  expect(scans).toEqual([]);
  expect([...statements].join('\n')).toContain('FROM "Release" r');
  expect(statements.size).toBeGreaterThan(12);
});
