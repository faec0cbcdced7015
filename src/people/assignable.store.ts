import { Prisma } from '../generated/prisma/client';
import { idList, toDb } from '../platform/ids';
import type { OrganizationId, ProjectId } from '../platform/ids';
import type { Reader } from '../platform/db/database';
import type { ActorRef } from './types';

/**
 * Whether the actor may hold issues of the project `p`: it has no teams, or the actor is one of them or an active member
 * of one (PRODUCT 2.4).
 */
export const mayHoldIssuesOf = (actor: ActorRef): Prisma.Sql => {
  const belongs =
    actor.type === 'team'
      ? Prisma.sql`SELECT 1 FROM "ProjectTeam" mine WHERE mine."projectId" = p."id" AND mine."teamId" = ${toDb(actor.id)}`
      : Prisma.sql`SELECT 1 FROM "ProjectTeam" mine
          JOIN "TeamMember" m ON m."teamId" = mine."teamId" AND m."userId" = ${toDb(actor.id)} AND m."isActive" = 1
          WHERE mine."projectId" = p."id"`;
  return Prisma.sql`(
    NOT EXISTS (SELECT 1 FROM "ProjectTeam" any_team WHERE any_team."projectId" = p."id") OR EXISTS (${belongs}))`;
};

/** The projects whose issues the actor may not hold, by slug. */
export async function findRefusingProjects(
  db: Reader,
  actor: ActorRef,
  projectIds: readonly ProjectId[],
): Promise<{ name: string; slug: string }[]> {
  return db.$queryRaw<{ name: string; slug: string }[]>`
    SELECT p."name", p."slug" FROM "Project" p
    WHERE p."id" IN (SELECT "value" FROM json_each(${idList(projectIds)}))
      AND NOT ${mayHoldIssuesOf(actor)}
    ORDER BY p."slug"`;
}

/** How many of the projects belong to the organization. */
export async function countProjects(
  db: Reader,
  organizationId: OrganizationId,
  projectIds: readonly ProjectId[],
): Promise<number> {
  const rows = await db.$queryRaw<{ n: bigint }[]>`
    SELECT COUNT(*) AS "n" FROM "Project" p
    WHERE p."id" IN (SELECT "value" FROM json_each(${idList(projectIds)})) AND +p."organizationId" = ${toDb(organizationId)}`;
  return Number(rows[0]?.n ?? 0);
}
