import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type ProjectId } from '../platform/ids';
import type { LeasedProject, LeaseRule, Silence } from './types';

/** The project with its lease; null when it has none or is being deleted. */
export async function findLeasedProject(db: Reader, projectId: ProjectId): Promise<LeasedProject | null> {
  const row = await db.project.findFirst({
    where: { id: toDb(projectId), status: 'active' },
    select: { organizationId: true, leaseDays: true, leaseSilence: true },
  });
  if (!row || row.leaseDays === null) return null;
  const silence: Silence = row.leaseSilence === 'nobody' ? 'nobody' : 'team';
  return { id: projectId, organizationId: fromDb(row.organizationId), days: row.leaseDays, silence };
}

export async function findLeasedProjectIds(db: Reader): Promise<ProjectId[]> {
  const rows = await db.project.findMany({
    where: { status: 'active', leaseDays: { not: null } },
    select: { id: true },
  });
  return rows.map(({ id }) => fromDb(id));
}

/** Null switches it off. */
export async function saveLeaseRule(tx: Tx, projectId: ProjectId, rule: LeaseRule | null): Promise<void> {
  const data = { leaseDays: rule?.days ?? null, leaseSilence: rule?.silence ?? null };
  await tx.project.update({ where: { id: toDb(projectId) }, data });
}
