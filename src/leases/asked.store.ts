import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type ActivityId, type IssueId } from '../platform/ids';
import type { AskedIssue } from './types';

interface AskedRow {
  issueId: bigint;
  settledAt: Date | null;
  isTheirs: bigint | number;
  since: bigint | number;
}

/** The issues of one warning, as they are now. */
export async function findAsked(db: Reader, warningId: string): Promise<AskedIssue[]> {
  const rows = await db.$queryRaw<AskedRow[]>`
    SELECT l."issueId", l."settledAt",
      COALESCE(a."userId" = w."userId" AND i."status" = 'unresolved' AND p."status" = 'active', 0) AS "isTheirs",
      MAX(COALESCE(a."assignedAt", 0), COALESCE((
        SELECT act."createdAt" FROM "Activity" act
        WHERE act."issueId" = l."issueId" AND +act."userId" IS NOT NULL ORDER BY act."id" DESC LIMIT 1), 0)) AS "since"
    FROM "LeaseWarning" w
    CROSS JOIN "Lease" l ON l."warningId" = w."id"
    CROSS JOIN "Issue" i ON i."id" = l."issueId"
    CROSS JOIN "Project" p ON p."id" = w."projectId"
    LEFT JOIN "Assignee" a ON a."issueId" = l."issueId"
    WHERE w."id" = ${toDb(warningId)} ORDER BY l.rowid`;
  return rows.map(({ issueId, settledAt, isTheirs, since }) => ({
    warningId,
    issueId: fromDb(issueId),
    isSettled: settledAt !== null,
    isTheirs: Number(isTheirs) === 1,
    since: new Date(Number(since)),
  }));
}

/** What ended the question about each issue of a warning: the first thing that a person or a lease did after it. */
export async function findEnds(db: Reader, warningId: string): Promise<Map<IssueId, ActivityId>> {
  const rows = await db.$queryRaw<{ issueId: bigint; activityId: bigint | null }[]>`
    SELECT l."issueId", (
      SELECT act."id" FROM "Activity" act
      WHERE act."issueId" = l."issueId" AND act."createdAt" >= w."createdAt"
        AND (+act."userId" IS NOT NULL OR act."source" = 'lease')
      ORDER BY act."id" LIMIT 1) AS "activityId"
    FROM "LeaseWarning" w CROSS JOIN "Lease" l ON l."warningId" = w."id"
    WHERE w."id" = ${toDb(warningId)}`;
  return new Map(
    rows.flatMap(({ issueId, activityId }) =>
      activityId === null ? [] : [[fromDb(issueId), fromDb(activityId)] as const],
    ),
  );
}
