import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type IssueId, type ProjectId, type UserId } from '../platform/ids';

/** An issue that a person has held for a while. */
export interface HeldIssue {
  issueId: IssueId;
  userId: UserId;
  timeZone: string | null;
  since: Date;
}

export interface HeldPiece {
  /** Those of the piece that are open, that nobody did anything about since `before`, and that nobody is asked about. */
  issues: HeldIssue[];
  /** Where the next piece begins; null after the last. */
  next: IssueId | null;
}

interface HeldRow {
  issueId: bigint | number;
  userId: bigint;
  timeZone: string | null;
  since: bigint | number;
  isQuiet: bigint | number;
}

/**
 * One piece of what people hold in the project, in the order of the issues' ids; a team has no direct messages and is left
 * alone. Each piece looks at `limit` assignments at most, however many the project has.
 */
export async function findHeldAfter(
  db: Reader,
  projectId: ProjectId,
  after: IssueId,
  { before, limit }: { before: Date; limit: number },
): Promise<HeldPiece> {
  const rows = await db.$queryRaw<HeldRow[]>`
    SELECT held."issueId", held."userId", u."timeZone", held."since",
      (held."since" <= ${before.getTime()} AND i."status" = 'unresolved' AND u."isActive" = 1 AND NOT EXISTS (
        SELECT 1 FROM "Lease" l WHERE l."issueId" = held."issueId" AND l."settledAt" IS NULL)) AS "isQuiet"
    FROM (
      SELECT a."issueId", a."userId", MAX(a."assignedAt", COALESCE((
          SELECT act."createdAt" FROM "Activity" act
          WHERE act."issueId" = a."issueId" AND +act."userId" IS NOT NULL ORDER BY act."id" DESC LIMIT 1), 0)) AS "since"
      FROM "Assignee" a
      WHERE a."projectId" = ${toDb(projectId)} AND a."issueId" > ${toDb(after)} AND +a."userId" IS NOT NULL
      ORDER BY a."issueId" LIMIT ${limit}) held
    CROSS JOIN "Issue" i ON i."id" = held."issueId"
    CROSS JOIN "User" u ON u."id" = held."userId"
    ORDER BY held."issueId"`;
  const last = rows.at(-1);
  return {
    issues: rows
      .filter(({ isQuiet }) => Number(isQuiet) === 1)
      .map(({ issueId, userId, timeZone, since }) => {
        return { issueId: fromDb(issueId), userId: fromDb(userId), timeZone, since: new Date(Number(since)) };
      }),
    next: last && rows.length === limit ? fromDb(last.issueId) : null,
  };
}
