import type { Reader } from '../../platform/db/database';
import { fromDb, idList, toDb, type IssueId, type TeamId, type UserId } from '../../platform/ids';

export interface Load {
  userId: UserId;
  open: number;
  lastGivenAt: number | null;
}

/**
 * What each active member of the team holds: open issues of active projects, and when the newest of them was given to
 * them; without the issues that are about to be given away. One statement.
 */
export async function findLoads(db: Reader, teamId: TeamId, without: readonly IssueId[]): Promise<Load[]> {
  const rows = await db.$queryRaw<{ userId: bigint; open: bigint; lastGivenAt: bigint | number | null }[]>`
    SELECT u."id" AS "userId", COUNT(p."id") AS "open",
      MAX(CASE WHEN p."id" IS NULL THEN NULL ELSE a."assignedAt" END) + 0 AS "lastGivenAt"
    FROM "TeamMember" m
    JOIN "User" u ON u."id" = m."userId" AND u."isActive" = 1 AND u."kind" = 'member'
    LEFT JOIN "Assignee" a ON a."userId" = u."id"
      AND a."issueId" NOT IN (SELECT value FROM json_each(${idList(without)}))
    LEFT JOIN "Issue" i ON i."id" = a."issueId" AND i."status" = 'unresolved'
    LEFT JOIN "Project" p ON p."id" = i."projectId" AND p."status" = 'active'
    WHERE m."teamId" = ${toDb(teamId)} AND m."isActive" = 1
    GROUP BY u."id"`;
  return rows.map(({ userId, open, lastGivenAt }) => ({
    userId: fromDb(userId),
    open: Number(open),
    lastGivenAt: lastGivenAt === null ? null : Number(lastGivenAt),
  }));
}
