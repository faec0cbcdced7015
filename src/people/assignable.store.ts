import { Prisma } from '../generated/prisma/client';
import { idList, toDb } from '../platform/ids';
import type { OrganizationId, ProjectId } from '../platform/ids';
import type { Reader } from '../platform/db/database';
import type { ActorRef } from './types';

/**
 * The first of the projects whose issues the actor may not hold: it has teams, and the actor is none of them and an
 * active member of none (PRODUCT 2.4). Null when every project is fine.
 */
export async function findRefusingProject(
  db: Reader,
  actor: ActorRef,
  projectIds: readonly ProjectId[],
): Promise<{ name: string; slug: string } | null> {
  const belongs =
    actor.type === 'team'
      ? Prisma.sql`SELECT 1 FROM "ProjectTeam" mine WHERE mine."projectId" = p."id" AND mine."teamId" = ${toDb(actor.id)}`
      : Prisma.sql`SELECT 1 FROM "ProjectTeam" mine
          JOIN "TeamMember" m ON m."teamId" = mine."teamId" AND m."userId" = ${toDb(actor.id)} AND m."isActive" = 1
          WHERE mine."projectId" = p."id"`;
  const rows = await db.$queryRaw<{ name: string; slug: string }[]>`
    SELECT p."name", p."slug" FROM "Project" p
    WHERE p."id" IN (SELECT "value" FROM json_each(${idList(projectIds)}))
      AND EXISTS (SELECT 1 FROM "ProjectTeam" any_team WHERE any_team."projectId" = p."id")
      AND NOT EXISTS (${belongs})
    ORDER BY p."slug" LIMIT 1`;
  return rows[0] ?? null;
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
