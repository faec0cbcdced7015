import { Prisma } from '../generated/prisma/client';
import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type DigestId, type IssueId, type ProjectId } from '../platform/ids';
import { shortId } from '../issues/short-id';

/** Where a count that is taken in pieces has come to; the first piece begins at null. */
export type Cursor = string | number | null;

export interface CountedPiece {
  rows: number;
  /** Null when nothing comes after this piece. */
  next: Cursor;
}

/** One table of what hangs on a project: how its rows are found, a few at a time. */
export interface CascadeTable {
  table: string;
  /** The rows to delete next, as the `SELECT` of their rowids; never more than `limit`. */
  some: (projectId: ProjectId, limit: number) => Prisma.Sql;
  /** What comes next in this table still has children: they go first. */
  oncePerRound?: true;
  count: (db: Reader, projectId: ProjectId, after: Cursor) => Promise<CountedPiece>;
}

/** Issues whose children go together; their own rows go last. */
const ISSUES_AT_ONCE = 200;
const ROWS_PER_COUNT = 20_000;
const ISSUES_PER_COUNT = 500;

const name = (text: string) => Prisma.raw(`"${text}"`);

/** A table with a column for the project, walked by an index that begins with it and goes on with `order`. */
function ofProject(table: string, order = 'rowid'): CascadeTable {
  const column = order === 'rowid' ? Prisma.raw('rowid') : name(order);
  const rows = (projectId: ProjectId) => Prisma.sql`FROM ${name(table)} WHERE "projectId" = ${toDb(projectId)}`;
  return {
    table,
    some: (projectId, limit) => Prisma.sql`SELECT rowid ${rows(projectId)} LIMIT ${limit}`,
    async count(db, projectId, after) {
      const beyond = after === null ? Prisma.empty : Prisma.sql`AND ${column} > ${after}`;
      const [piece] = await db.$queryRaw<{ n: bigint | number; last: bigint | string | null }[]>`
        SELECT COUNT(*) AS n, MAX("at") AS last FROM (
          SELECT ${column} AS "at" ${rows(projectId)} ${beyond} ORDER BY ${column} LIMIT ${ROWS_PER_COUNT})`;
      const counted = Number(piece?.n ?? 0);
      const last = typeof piece?.last === 'bigint' ? Number(piece.last) : (piece?.last ?? null);
      return { rows: counted, next: counted < ROWS_PER_COUNT ? null : last };
    },
  };
}

const firstIssues = (projectId: ProjectId, after: number, limit: number) => Prisma.sql`
  SELECT "id", "number" FROM "Issue" WHERE "projectId" = ${toDb(projectId)} AND "number" > ${after}
  ORDER BY "number" LIMIT ${limit}`;

/** A table with a column for the issue. Only the first issues are looked at: those before them are gone already. */
function ofIssues(table: string): CascadeTable {
  return {
    table,
    some: (projectId, limit) => Prisma.sql`
      SELECT child.rowid FROM (${firstIssues(projectId, 0, ISSUES_AT_ONCE)}) issue
      CROSS JOIN ${name(table)} child ON child."issueId" = issue."id" LIMIT ${limit}`,
    async count(db, projectId, after) {
      const issues = firstIssues(projectId, Number(after ?? 0), ISSUES_PER_COUNT);
      const [piece] = await db.$queryRaw<{ n: bigint | number; last: bigint | number | null; issues: bigint }[]>`
        SELECT COUNT(*) AS issues, MAX("number") AS last, COALESCE(SUM(
          (SELECT COUNT(*) FROM ${name(table)} child WHERE child."issueId" = issue."id")), 0) AS n
        FROM (${issues}) issue`;
      const isLast = Number(piece?.issues ?? 0) < ISSUES_PER_COUNT;
      return { rows: Number(piece?.n ?? 0), next: isLast ? null : Number(piece?.last) };
    },
  };
}

/** Scoped by a type and an id, without a foreign key (PRODUCT 7.2): nothing but this list would ever remove them. */
const settings: CascadeTable = {
  table: 'NotificationSetting',
  some: (projectId, limit) => Prisma.sql`
    SELECT rowid FROM "NotificationSetting"
    WHERE "scopeType" = 'project' AND "scopeId" = ${toDb(projectId)} LIMIT ${limit}`,
  async count(db, projectId) {
    const rows = await db.notificationSetting.count({ where: { scopeType: 'project', scopeId: toDb(projectId) } });
    return { rows, next: null };
  },
};

/** Only those whose children went before, or the database would take all of these at once. */
const issues: CascadeTable = {
  ...ofProject('Issue', 'number'),
  some: (projectId, limit) => Prisma.sql`
    SELECT "id" FROM (${firstIssues(projectId, 0, Math.min(limit, ISSUES_AT_ONCE))})`,
  oncePerRound: true,
};

const cards = ofIssues('Card');
const jobs = ofProject('Job');

/**
 * Everything that carries a project, directly or through an issue, children first: the one order of its deletion
 * (PRODUCT 9.4). It is gone through from the top until nothing is left; the project's own row goes last. A test compares
 * this list with the live schema.
 */
export const CASCADE: readonly CascadeTable[] = [
  ofProject('ProjectKey'),
  ofProject('ProjectOwnership'),
  ofProject('CommitFile'),
  ofProject('ReleaseCommit'),
  ofProject('Release', 'version'),
  ofProject('RuleProposal'),
  ofProject('RulesRun'),
  settings,
  jobs,
  ofProject('AnalyticsEvent'),
  ofProject('Activity'),
  ofProject('Assignee'),
  ofProject('Lease'),
  ofProject('LeaseWarning'),
  ofProject('Event', 'eventId'),
  cards,
  ofIssues('IssueOwner'),
  ofIssues('Subscription'),
  ofIssues('IssueUser'),
  issues,
  ofProject('ProjectChannel'),
  ofProject('ProjectTeam'),
];

/** Deletes at most `limit` rows of the table; answers with how many. */
export function deleteSome(
  tx: Tx,
  { table, some }: CascadeTable,
  projectId: ProjectId,
  limit: number,
): Promise<number> {
  return tx.$executeRaw`DELETE FROM ${name(table)} WHERE rowid IN (${some(projectId, limit)})`;
}

/** The tables that have rows of the project, in this transaction. */
export async function findRemains(tx: Tx, projectId: ProjectId): Promise<string[]> {
  const remains: string[] = [];
  for (const { table, some } of CASCADE) {
    if ((await tx.$queryRaw<unknown[]>(some(projectId, 1))).length > 0) remains.push(table);
  }
  return remains;
}

/** The issues that go next. */
export async function findNextIssues(db: Reader, projectId: ProjectId, limit: number): Promise<IssueId[]> {
  const rows = await db.$queryRaw<{ id: bigint | number }[]>(issues.some(projectId, limit));
  return rows.map(({ id }) => fromDb(id));
}

/** A posted card that does not say yet that its project was deleted. */
export interface LiveCard {
  channelId: string;
  ts: string;
  /** What the issue was called: `CHECKOUT-1`. */
  shortId: string;
}

export interface NextCards {
  /** Those that Slack still shows as if nothing had happened. */
  live: LiveCard[];
  /** The digests that have some of them as lines. */
  digestIds: DigestId[];
  /** How many were never shown. */
  unposted: number;
}

/** Of the cards that go next, what has to be done about them. */
export async function findNextCards(tx: Tx, projectId: ProjectId, limit: number): Promise<NextCards> {
  const rows = await tx.$queryRaw<NextCardRow[]>`
    SELECT card."channelId", card."ts", card."digestId", card."isRetired", card."refusedReason", project."slug",
      issue."number" FROM "Card" card
    JOIN "Issue" issue ON issue."id" = card."issueId" JOIN "Project" project ON project."id" = issue."projectId"
    WHERE card.rowid IN (${cards.some(projectId, limit)})`;
  return {
    live: rows.flatMap(({ channelId, ts, digestId, isRetired, slug, number }) =>
      ts !== null && digestId === null && !Number(isRetired) ? [{ channelId, ts, shortId: shortId(slug, number) }] : [],
    ),
    digestIds: [...new Set(rows.flatMap(({ digestId }) => (digestId === null ? [] : [fromDb(digestId)])))],
    unposted: rows.filter(({ ts, refusedReason }) => ts === null && refusedReason === null).length,
  };
}

interface NextCardRow {
  channelId: string;
  ts: string | null;
  digestId: bigint | number | null;
  isRetired: bigint | number | boolean;
  refusedReason: string | null;
  slug: string;
  number: number;
}

/** Of the jobs that go next, how many would have told of an alert. */
export async function countNextAlerts(tx: Tx, projectId: ProjectId, limit: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: bigint | number }[]>`
    SELECT COUNT(*) AS n FROM "Job" WHERE rowid IN (${jobs.some(projectId, limit)}) AND "payload" ->> 'isAlert' = 1`;
  return Number(row?.n ?? 0);
}
