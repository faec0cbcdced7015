import type { Reader, Tx } from '../platform/db/database';
import { fromDb, isId, toDb, type IssueId, type OrganizationId, type ProjectId } from '../platform/ids';
import type { ProjectStatus } from '../projects/types';

export interface ProjectHead {
  id: ProjectId;
  slug: string;
  name: string;
  status: ProjectStatus;
}

/** In whatever state; null for an unknown project and for another organization's. */
export async function findProjectHead(
  db: Reader,
  organizationId: OrganizationId,
  projectId: ProjectId,
): Promise<ProjectHead | null> {
  if (!isId(projectId)) return null;
  const row = await db.project.findFirst({
    where: { id: toDb(projectId), organizationId: toDb(organizationId) },
    select: { slug: true, name: true, status: true },
  });
  return row && { id: projectId, slug: row.slug, name: row.name, status: row.status as ProjectStatus };
}

export async function markPending(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.project.update({ where: { id: toDb(projectId) }, data: { status: 'pending_deletion' } });
}

export async function markActive(tx: Tx, projectId: ProjectId, slug: string): Promise<void> {
  await tx.project.update({ where: { id: toDb(projectId) }, data: { status: 'active', slug } });
}

/** What was to be said about the project's issues waits until it is restored; its cards are drawn meanwhile. */
export async function holdJobs(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.job.updateMany({
    where: {
      projectId: toDb(projectId),
      state: 'ready',
      kind: { notIn: ['card.draw', 'project.redraw-cards'] },
    },
    data: { state: 'held' },
  });
}

export async function releaseJobs(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.job.updateMany({ where: { projectId: toDb(projectId), state: 'held' }, data: { state: 'ready' } });
}

/** The job goes unless a worker has it in hand; then it finds nothing to do. */
export async function cancelJob(tx: Tx, key: string): Promise<void> {
  await tx.job.deleteMany({ where: { key, state: { not: 'running' } } });
}

/** Open issues without any card for which an event was grouped since then. */
export async function findCardless(
  tx: Tx,
  projectId: ProjectId,
  since: Date,
): Promise<{ id: IssueId; level: string }[]> {
  const rows = await tx.$queryRaw<{ id: bigint | number; level: string }[]>`
    SELECT i."id", i."level" FROM "Issue" i
    WHERE i."projectId" = ${toDb(projectId)} AND i."status" = 'unresolved'
      AND NOT EXISTS (SELECT 1 FROM "Card" c WHERE c."issueId" = i."id")
      AND EXISTS (SELECT 1 FROM "Event" e WHERE e."issueId" = i."id" AND e."digestedAt" >= ${since.getTime()})`;
  return rows.map(({ id, level }) => ({ id: fromDb(id), level }));
}
