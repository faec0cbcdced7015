import { Prisma } from '../generated/prisma/client';
import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId, type ProjectId } from '../platform/ids';
import type { StatsSubject } from './types';

/** What statistics look at. Projects that are being deleted do not count. */
export interface Scope {
  projectIds: ProjectId[];
  /** Only what these hold and held, as `user:1`; null: whatever anybody did. */
  actors: string[] | null;
  /** Where what nobody holds may be the subject's: for a team, the projects whose issues it can hold (PRODUCT 2.4). */
  unownedIn: ProjectId[];
}

export async function findScope(db: Reader, organizationId: OrganizationId, subject: StatsSubject): Promise<Scope> {
  const teamId = subject.kind === 'team' ? toDb(subject.id) : null;
  const one = subject.kind === 'project' ? Prisma.sql`AND p."id" = ${toDb(subject.id)}` : Prisma.empty;
  const projects = await db.$queryRaw<{ id: bigint; isOpen: bigint | number }[]>`
    SELECT p."id", (${teamId} IS NULL OR NOT EXISTS (SELECT 1 FROM "ProjectTeam" t WHERE t."projectId" = p."id")
      OR EXISTS (SELECT 1 FROM "ProjectTeam" t WHERE t."projectId" = p."id" AND t."teamId" = ${teamId})) AS "isOpen"
    FROM "Project" p WHERE p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active' ${one}`;
  const ids = (some: typeof projects) => some.map(({ id }) => fromDb(id));
  return {
    projectIds: ids(projects),
    actors: teamId === null ? null : await findTeamActors(db, organizationId, teamId),
    unownedIn: ids(projects.filter(({ isOpen }) => Number(isOpen) === 1)),
  };
}

export async function findActiveSlug(
  db: Reader,
  organizationId: OrganizationId,
  projectId: ProjectId,
): Promise<string | null> {
  const where = { id: toDb(projectId), organizationId: toDb(organizationId), status: 'active' };
  return (await db.project.findFirst({ where, select: { slug: true } }))?.slug ?? null;
}

/** The team and those who are in it now; nobody for a team of others. */
async function findTeamActors(db: Reader, organizationId: OrganizationId, teamId: bigint): Promise<string[]> {
  const rows = await db.$queryRaw<{ actor: string }[]>`
    SELECT 'team:' || "id" AS "actor" FROM "Team" WHERE "id" = ${teamId} AND "organizationId" = ${toDb(organizationId)}
    UNION ALL
    SELECT 'user:' || m."userId" FROM "TeamMember" m JOIN "Team" t ON t."id" = m."teamId"
    WHERE m."teamId" = ${teamId} AND m."isActive" = 1 AND t."organizationId" = ${toDb(organizationId)}`;
  return rows.map(({ actor }) => actor);
}
