import { Prisma } from '../generated/prisma/client';
import { fromDb, toDb } from '../platform/ids';
import type { IssueId, OrganizationId, ProjectId } from '../platform/ids';
import type { Reader } from '../platform/db/database';
import type { ActorRef } from '../people/types';

/** Who holds the listed issues; `anyone` is somebody. */
export type Holder = { kind: 'actor'; actor: ActorRef } | { kind: 'nobody' } | { kind: 'anyone' };

export interface OpenIssueFilter {
  organizationId: OrganizationId;
  holder: Holder | null;
  projectId: ProjectId | null;
}

/** Open issues, the newest seen first. */
export async function findOpenIssueIds(
  db: Reader,
  filter: OpenIssueFilter,
  page: { limit: number; offset: number },
): Promise<IssueId[]> {
  const rows = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT i."id" ${openIssues(filter)}
    ORDER BY i."lastSeen" DESC, i."id" DESC LIMIT ${page.limit} OFFSET ${page.offset}`;
  return rows.map((row) => fromDb(row.id));
}

export async function countOpenIssues(db: Reader, filter: OpenIssueFilter): Promise<number> {
  const rows = await db.$queryRaw<{ n: bigint }[]>`SELECT COUNT(*) AS "n" ${openIssues(filter)}`;
  return Number(rows[0]?.n ?? 0);
}

export async function findActiveProjectId(
  db: Reader,
  organizationId: OrganizationId,
  slug: string,
): Promise<ProjectId | null> {
  const where = { organizationId: toDb(organizationId), slug, status: 'active' };
  const row = await db.project.findFirst({ where, select: { id: true } });
  return row && fromDb(row.id);
}

function openIssues({ organizationId, holder, projectId }: OpenIssueFilter): Prisma.Sql {
  const ofProject = projectId === null ? Prisma.empty : Prisma.sql`AND p."id" = ${toDb(projectId)}`;
  return Prisma.sql`
    FROM ${issuesHeldBy(holder)}
    WHERE p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active' ${ofProject}
      AND i."status" = 'unresolved' ${freeOnly(holder)}`;
}

function issuesHeldBy(holder: Holder | null): Prisma.Sql {
  const all = Prisma.sql`"Project" p JOIN "Issue" i ON i."projectId" = p."id"`;
  if (holder?.kind === 'anyone') return Prisma.sql`${all} JOIN "Assignee" a ON a."issueId" = i."id"`;
  if (holder?.kind !== 'actor') return all;
  const { type, id } = holder.actor;
  const isHolder = type === 'user' ? Prisma.sql`a."userId" = ${toDb(id)}` : Prisma.sql`a."teamId" = ${toDb(id)}`;
  // In this order, by the holder's own index: one person holds few of the project's issues.
  return Prisma.sql`"Assignee" a CROSS JOIN "Issue" i ON i."id" = a."issueId" AND ${isHolder}
    CROSS JOIN "Project" p ON p."id" = i."projectId"`;
}

const freeOnly = (holder: Holder | null) =>
  holder?.kind === 'nobody'
    ? Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "Assignee" a WHERE a."issueId" = i."id")`
    : Prisma.empty;
