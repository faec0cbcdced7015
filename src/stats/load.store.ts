import { Prisma } from '../generated/prisma/client';
import type { ActorRef } from '../people/types';
import type { Reader } from '../platform/db/database';
import { fromDb, idList, type IssueId } from '../platform/ids';
import type { Scope } from './scope.store';

export interface HolderLoad {
  holder: ActorRef;
  open: number;
  since: Date;
}

/** Who holds open issues now, the most first. */
export async function findLoad(db: Reader, { projectIds, actors }: Scope, limit: number): Promise<HolderLoad[]> {
  const only =
    actors === null
      ? Prisma.empty
      : Prisma.sql`AND COALESCE('user:' || a."userId", 'team:' || a."teamId")
          IN (SELECT "value" FROM json_each(${JSON.stringify(actors)}))`;
  const rows = await db.$queryRaw<
    { userId: bigint | null; teamId: bigint | null; open: bigint | number; since: bigint | number }[]
  >`
    SELECT a."userId", a."teamId", COUNT(*) AS "open", MIN(a."assignedAt") AS "since"
    FROM json_each(${idList(projectIds)}) p CROSS JOIN "Assignee" a ON a."projectId" = p."value"
      CROSS JOIN "Issue" i ON i."id" = a."issueId"
    WHERE i."status" = 'unresolved' ${only}
    GROUP BY a."userId", a."teamId" ORDER BY "open" DESC, "since", a."userId", a."teamId" LIMIT ${limit}`;
  return rows.map(({ userId, teamId, open, since }) => ({
    holder: userId === null ? { type: 'team', id: fromDb(teamId ?? 0) } : { type: 'user', id: fromDb(userId) },
    open: Number(open),
    since: new Date(Number(since)),
  }));
}

/** Open issues that nobody holds: how many, and those that were seen first. */
export async function findUnowned(
  db: Reader,
  { unownedIn }: Scope,
  limit: number,
): Promise<{ total: number; oldest: IssueId[] }> {
  const rows = await db.$queryRaw<{ id: bigint | number; total: bigint | number }[]>`
    SELECT i."id", COUNT(*) OVER () AS "total"
    FROM json_each(${idList(unownedIn)}) p CROSS JOIN "Issue" i ON i."projectId" = p."value" AND i."status" = 'unresolved'
    WHERE NOT EXISTS (SELECT 1 FROM "Assignee" a WHERE a."issueId" = i."id")
    ORDER BY i."firstSeen", i."id" LIMIT ${limit}`;
  return { total: Number(rows[0]?.total ?? 0), oldest: rows.map(({ id }) => fromDb(id)) };
}
