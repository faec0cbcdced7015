import { Prisma } from '../generated/prisma/client';
import type { ActorRef } from '../people/types';
import type { Reader, Tx } from '../platform/db/database';
import {
  fromDb,
  idList,
  isId,
  toDb,
  type IssueId,
  type OrganizationId,
  type ProjectId,
  type UserId,
} from '../platform/ids';

export interface HeldIssue {
  issueId: IssueId;
  projectId: ProjectId;
}

/** What the actor holds, by its own index; `open` leaves out what is resolved or archived. One statement. */
export async function findHeldBy(tx: Tx, actor: ActorRef, which: 'open' | 'all'): Promise<HeldIssue[]> {
  const isHolder =
    actor.type === 'user' ? Prisma.sql`a."userId" = ${toDb(actor.id)}` : Prisma.sql`a."teamId" = ${toDb(actor.id)}`;
  const open = which === 'open' ? Prisma.sql`AND i."status" = 'unresolved'` : Prisma.empty;
  const rows = await tx.$queryRaw<{ issueId: bigint; projectId: bigint }[]>`
    SELECT a."issueId", a."projectId" FROM "Assignee" a CROSS JOIN "Issue" i ON i."id" = a."issueId"
    WHERE ${isHolder} ${open} ORDER BY a."issueId"`;
  return rows.map((row) => ({ issueId: fromDb(row.issueId), projectId: fromDb(row.projectId) }));
}

/**
 * People of the organization who hold open issues and can hold none any more (PRODUCT 2.2): of everybody, or of these.
 * Asks what is, not what happened, so that nothing is missed when a process dies in between.
 */
export async function findUnableHolders(
  db: Reader,
  organizationId: OrganizationId,
  among: readonly UserId[] | null,
): Promise<{ id: UserId; name: string }[]> {
  const organization = toDb(organizationId);
  // The plus keeps the planner from walking through all people of the organization for a few.
  const these =
    among === null
      ? Prisma.sql`u."organizationId" = ${organization}`
      : Prisma.sql`u."id" IN (SELECT "value" FROM json_each(${idList(among.filter(isId))}))
          AND +u."organizationId" = ${organization}`;
  const rows = await db.$queryRaw<{ id: bigint | number; name: string }[]>`
    SELECT u."id", COALESCE(NULLIF(u."displayName", ''), NULLIF(u."realName", ''), u."handle") AS "name" FROM "User" u
    WHERE ${these} AND (u."isActive" = 0 OR u."kind" <> 'member')
      AND EXISTS (
        SELECT 1 FROM "Assignee" a CROSS JOIN "Issue" i ON i."id" = a."issueId" AND i."status" = 'unresolved'
        WHERE a."userId" = u."id")
    ORDER BY u."id"`;
  return rows.map((row) => ({ id: fromDb(row.id), name: row.name }));
}

/** Whether the person can hold no issues, now, in this transaction. */
export async function isUnable(tx: Tx, userId: UserId): Promise<boolean> {
  const row = await tx.user.findUnique({ where: { id: toDb(userId) }, select: { isActive: true, kind: true } });
  return row !== null && (!row.isActive || row.kind !== 'member');
}

/** The channels of those of the projects that are active; one without any has an empty list. */
export async function findProjectChannels(
  tx: Tx,
  projectIds: readonly ProjectId[],
): Promise<{ projectId: ProjectId; channelIds: string[] }[]> {
  const rows = await tx.project.findMany({
    where: { id: { in: projectIds.map(toDb) }, status: 'active' },
    select: { id: true, channels: { select: { channelId: true }, orderBy: { channelId: 'asc' } } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    projectId: fromDb(row.id),
    channelIds: row.channels.map(({ channelId }) => channelId),
  }));
}

/** The issues of one project that a request freed, the last seen first; `total` counts all of them. */
export async function findReleased(
  db: Reader,
  requestId: string,
  projectId: ProjectId,
  limit: number,
): Promise<{ organizationId: OrganizationId; issueIds: IssueId[]; total: number } | null> {
  const rows = await db.$queryRaw<{ issueId: bigint; organizationId: bigint; total: bigint }[]>`
    SELECT a."issueId", p."organizationId", COUNT(*) OVER () AS "total"
    FROM "Activity" a JOIN "Issue" i ON i."id" = a."issueId" JOIN "Project" p ON p."id" = a."projectId"
    WHERE a."requestId" = ${requestId} AND a."type" = 'UNASSIGNED' AND +a."projectId" = ${toDb(projectId)}
    ORDER BY i."lastSeen" DESC, i."id" DESC LIMIT ${limit}`;
  const [first] = rows;
  if (!first) return null;
  return {
    organizationId: fromDb(first.organizationId),
    issueIds: rows.map((row) => fromDb(row.issueId)),
    total: Number(first.total),
  };
}
