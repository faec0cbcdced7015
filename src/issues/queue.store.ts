import { Prisma } from '../generated/prisma/client';
import { mayHoldIssuesOf } from '../people/assignable.store';
import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type IssueId, type OrganizationId, type ProjectId, type UserId } from '../platform/ids';
import type { Level } from './types';

/** Open issues that nobody holds, that the person holds, that a team of the person holds. */
export type QueueTab = 'unassigned' | 'mine' | 'teams';

export interface QueueRows {
  organizationId: OrganizationId;
  userId: UserId;
  projectId: ProjectId | null;
  /** Null: all of them. */
  levels: readonly Level[] | null;
  /** Only issues first seen until then. */
  seenUntil: Date | null;
}

/** How many issues each tab has. */
export async function countQueue(db: Reader, rows: QueueRows): Promise<Record<QueueTab, number>> {
  const counted = await db.$queryRaw<Record<QueueTab, bigint>[]>`
    SELECT (SELECT COUNT(*) ${issuesOf('unassigned', rows)}) AS "unassigned",
      (SELECT COUNT(*) ${issuesOf('mine', rows)}) AS "mine", (SELECT COUNT(*) ${issuesOf('teams', rows)}) AS "teams"`;
  const { unassigned = 0, mine = 0, teams = 0 } = counted[0] ?? {};
  return { unassigned: Number(unassigned), mine: Number(mine), teams: Number(teams) };
}

/** The oldest first. */
export async function findQueueIds(
  db: Reader,
  tab: QueueTab,
  rows: QueueRows,
  page: { limit: number; offset: number },
): Promise<IssueId[]> {
  const found = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT i."id" ${issuesOf(tab, rows)} ORDER BY i."firstSeen", i."id" LIMIT ${page.limit} OFFSET ${page.offset}`;
  return found.map((row) => fromDb(row.id));
}

/** The oldest issue that nobody holds and the person may; null when there is none. */
export async function findNextToTake(db: Reader, rows: QueueRows): Promise<IssueId | null> {
  const mayHold = mayHoldIssuesOf({ type: 'user', id: rows.userId });
  const found = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT i."id" ${issuesOf('unassigned', rows)} AND ${mayHold} ORDER BY i."firstSeen", i."id" LIMIT 1`;
  return found[0] ? fromDb(found[0].id) : null;
}

function issuesOf(tab: QueueTab, { organizationId, userId, projectId, levels, seenUntil }: QueueRows): Prisma.Sql {
  const where = Prisma.join(
    [
      Prisma.sql`p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active' AND i."status" = 'unresolved'`,
      ...(projectId === null ? [] : [Prisma.sql`p."id" = ${toDb(projectId)}`]),
      ...(levels === null ? [] : [Prisma.sql`i."level" IN (SELECT value FROM json_each(${JSON.stringify(levels)}))`]),
      ...(seenUntil === null ? [] : [Prisma.sql`i."firstSeen" <= ${seenUntil.getTime()}`]),
    ],
    ' AND ',
  );
  // In these orders: a person or a team holds few of the issues, while nearly all of a project may be free.
  const held = Prisma.sql`CROSS JOIN "Issue" i ON i."id" = a."issueId" CROSS JOIN "Project" p ON p."id" = i."projectId"`;
  switch (tab) {
    case 'unassigned':
      return Prisma.sql`FROM "Project" p CROSS JOIN "Issue" i ON i."projectId" = p."id"
        WHERE ${where} AND NOT EXISTS (SELECT 1 FROM "Assignee" a WHERE a."issueId" = i."id")`;
    case 'mine':
      return Prisma.sql`FROM "Assignee" a ${held} WHERE a."userId" = ${toDb(userId)} AND ${where}`;
    case 'teams':
      return Prisma.sql`FROM "TeamMember" m CROSS JOIN "Assignee" a ON a."teamId" = m."teamId" ${held}
        WHERE m."userId" = ${toDb(userId)} AND m."isActive" = 1 AND ${where}`;
  }
}
