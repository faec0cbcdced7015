import { PassThrough, Writable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { exportLines, PAGE } from '../../../src/export/export-lines';
import { findAnalyticsRows } from '../../../src/export/analytics-rows.store';
import { runExport } from '../../../src/export/run-export';
import { openReadonly } from '../../../src/platform/db/open-readonly';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject } from '../../support/factory';

let deps: TestDeps;
let file: string;
let cleanup: () => Promise<void>;
let shop: Project;
let blog: Project;

beforeEach(async () => {
  ({ deps, file, cleanup } = await testDeps());
  const org = await makeOrganization(deps);
  shop = await makeProject(deps, org, 'shop');
  blog = await makeProject(deps, org, 'blog');
});
afterEach(() => cleanup());

const DAY = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00Z');

/** So many events of a project, each a minute after the one before. */
async function happened(project: Project, count: number, from = start): Promise<void> {
  const { id } = await makeIssue(deps, project);
  const db = new Sqlite(file, { timeout: 5_000 });
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
    INSERT INTO "AnalyticsEvent" ("type", "organizationId", "projectId", "issueId", "attributes", "createdAt")
    SELECT 'issue.resolved', ${project.organizationId}, ${project.id}, ${id}, '{"n":' || i || '}', ${from} + i * 60000 FROM n`);
  db.close();
}

interface Line {
  id: string;
  type: string;
  timestamp: string;
  data: { n: number };
}

async function exported(more: { since?: Date; until?: Date; project?: string } = {}) {
  const out = new PassThrough();
  const shown: string[] = [];
  const terminal = { write: (text: string) => shown.push(text) > 0 };
  const options = { since: more.since ?? new Date(0), until: more.until ?? null, project: more.project ?? null };
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const count = await runExport(file, options, { out, terminal });
  const text = Buffer.concat(chunks).toString('utf8');
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
  return { count, lines, shown };
}

test('50,000 events, each once, in order, each a line that parses, with the progress to its end', async () => {
  await happened(shop, 50_000);
  const { count, lines, shown } = await exported();
  expect(count).toBe(50_000);
  expect(lines.map(({ data }) => data.n)).toEqual(Array.from({ length: 50_000 }, (_, n) => n));
  expect(lines[0]).toEqual({ id: '1', type: 'issue.resolved', timestamp: '2026-01-01T00:00:00.000Z', data: { n: 0 } });
  expect(shown).toHaveLength(51);
  expect(shown.at(-2)).toBe('\r[##############################] 100%  50,000 of 50,000');
});

test('no more than a page is in memory, and the next is read when somebody wants it', async () => {
  await happened(shop, 5 * PAGE);
  const db = openReadonly(file);
  const rows = findAnalyticsRows(db, { since: new Date(0), until: null, project: null });
  const sizes: number[] = [];
  const page = (after: bigint, limit: number) => {
    const found = rows.page(after, limit);
    sizes.push(found.length);
    return found;
  };
  const lines = exportLines({ page }, () => undefined);
  lines.next();
  expect(sizes).toEqual([PAGE]);
  expect([...lines]).toHaveLength(4);
  expect(sizes).toEqual([PAGE, PAGE, PAGE, PAGE, PAGE, 0]);
  db.close();
});

test('from a day to before another, and of one project, whatever the case of its slug', async () => {
  await happened(shop, 3 * 1440);
  await happened(blog, 10, start + DAY);
  const day = { since: new Date(start + DAY), until: new Date(start + 2 * DAY) };
  expect((await exported(day)).count).toBe(1450);
  expect((await exported({ ...day, project: 'BLOG' })).lines.map(({ data }) => data.n)).toEqual([...Array(10).keys()]);
  expect((await exported({ since: new Date(start + 9 * DAY) })).lines).toEqual([]);
});

test('a project that is not there, and a database that is not there, are said', async () => {
  await expect(exported({ project: 'nope' })).rejects.toMatchObject({ sentence: 'There is no project "nope".' });
  await cleanup();
  const out = new PassThrough();
  const nothing = runExport(`${file}.no`, { since: new Date(0), until: null, project: null }, { out, terminal: null });
  await expect(nothing).rejects.toMatchObject({ code: 'no_database' });
  ({ deps, file, cleanup } = await testDeps());
});

test('what is stored while somebody reads is no part of it, and the app is not held up', async () => {
  await happened(shop, 3 * PAGE);
  const read: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      read.push(chunk.toString('utf8'));
      void happened(shop, 10).then(() => done(), done);
    },
  });
  const count = await runExport(file, { since: new Date(0), until: null, project: null }, { out, terminal: null });
  expect(count).toBe(3 * PAGE);
  expect(read.join('').split('\n')).toHaveLength(3 * PAGE + 1);
  expect(await deps.db.read.analyticsEvent.count()).toBeGreaterThan(3 * PAGE);
});

test('who stops reading, as head does, ends it without an error', async () => {
  await happened(shop, 5 * PAGE);
  const out = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  const count = await runExport(file, { since: new Date(0), until: null, project: null }, { out, terminal: null });
  expect(count).toBeLessThan(5 * PAGE);
});
