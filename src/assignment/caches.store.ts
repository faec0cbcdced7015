import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type IssueId, type ProjectId } from '../platform/ids';

/** Where a walk through a project's issues by time of their last event stands. */
export interface RecentCursor {
  lastSeen: number;
  issueId: IssueId;
}

/**
 * Issues of the project whose last event is later than the cursor, oldest first; start with issue `0`, which includes
 * the start time itself. Walks one index, so that 100,000 issues cost the same per batch from first to last.
 */
export async function findRecentIssues(
  db: Reader,
  projectId: ProjectId,
  after: RecentCursor,
  limit: number,
): Promise<RecentCursor[]> {
  const rows = await db.$queryRaw<RecentRow[]>`
    SELECT "id", "lastSeen" FROM "Issue"
    WHERE "projectId" = ${toDb(projectId)} AND ("lastSeen", "id") > (${after.lastSeen}, ${toDb(after.issueId)})
    ORDER BY "lastSeen", "id" LIMIT ${limit}`;
  return rows.map(toCursor);
}

/** The same of unresolved issues whose newest event names the release. */
export async function findRecentOfRelease(
  db: Reader,
  projectId: ProjectId,
  release: string,
  after: RecentCursor,
  limit: number,
): Promise<RecentCursor[]> {
  const rows = await db.$queryRaw<RecentRow[]>`
    SELECT "id", "lastSeen" FROM "Issue"
    WHERE "projectId" = ${toDb(projectId)} AND "status" = 'unresolved' AND "release" = ${release}
      AND ("lastSeen", "id") > (${after.lastSeen}, ${toDb(after.issueId)})
    ORDER BY "lastSeen", "id" LIMIT ${limit}`;
  return rows.map(toCursor);
}

interface RecentRow {
  id: bigint;
  lastSeen: Date;
}

const toCursor = ({ id, lastSeen }: RecentRow): RecentCursor => ({
  issueId: fromDb(id),
  lastSeen: lastSeen.getTime(),
});

/** The issues whose holder one request changed, and how. */
export async function findChangedIssues(db: Reader, requestId: string): Promise<{ issueId: IssueId; type: string }[]> {
  const rows = await db.activity.findMany({
    where: { requestId, type: { in: ['ASSIGNED', 'UNASSIGNED'] } },
    select: { issueId: true, type: true },
  });
  return rows.map((row) => ({ issueId: fromDb(row.issueId), type: row.type }));
}
