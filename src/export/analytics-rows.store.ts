import type { ReadonlyDatabase } from '../platform/db/open-readonly';
import type { ExportOptions } from './options';

export interface AnalyticsRow {
  id: bigint;
  type: string;
  attributes: string;
  createdAt: bigint;
}

export interface AnalyticsRows {
  /** How many there are, and the last of them: what is stored while they are read is not part of it. */
  count: number;
  last: bigint;
  /** Up to `limit` of them after that one, oldest first. */
  page(after: bigint, limit: number): AnalyticsRow[];
}

const CHOSEN = `"createdAt" >= @since AND "createdAt" < @until AND "id" <= @last
  AND (@project IS NULL OR "projectId" IN (SELECT "id" FROM "Project" WHERE "slug" = @project COLLATE NOCASE))`;

/** The events of the time and the project. A page is a query of its own, so that the app's log is not held up. */
export function findAnalyticsRows(db: ReadonlyDatabase, { since, until, project }: ExportOptions): AnalyticsRows {
  const newest = db.prepare(`SELECT MAX("id") FROM "AnalyticsEvent"`).pluck().safeIntegers().get() as bigint | null;
  const last = newest ?? 0n;
  const chosen = { since: since.getTime(), until: until?.getTime() ?? Number.MAX_SAFE_INTEGER, project, last };
  const count = db.prepare(`SELECT COUNT(*) FROM "AnalyticsEvent" WHERE ${CHOSEN}`).pluck().get(chosen) as number;
  const rows = db
    .prepare(
      `SELECT "id", "type", "attributes", "createdAt" FROM "AnalyticsEvent" WHERE "id" > @after AND ${CHOSEN}
       ORDER BY "id" LIMIT @limit`,
    )
    .safeIntegers();
  return { count, last, page: (after, limit) => rows.all({ ...chosen, after, limit }) as AnalyticsRow[] };
}

/** Whether a project has this slug; one that is being deleted has given it up. */
export function hasProject(db: ReadonlyDatabase, slug: string): boolean {
  return db.prepare(`SELECT 1 FROM "Project" WHERE "slug" = ? COLLATE NOCASE`).get(slug) !== undefined;
}
