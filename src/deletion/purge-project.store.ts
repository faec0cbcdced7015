import type { Reader, Tx } from '../platform/db/database';
import { toDb, type ProjectId } from '../platform/ids';

export async function markDeleting(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.project.update({ where: { id: toDb(projectId) }, data: { status: 'deleting' } });
}

/** Whether the worker has something of the project in hand, such as a card it is just posting. */
export async function hasRunningJobs(db: Reader, projectId: ProjectId): Promise<boolean> {
  return (await db.job.findFirst({ where: { projectId: toDb(projectId), state: 'running' } })) !== null;
}

/** The cards say that they were deleted when their rows go; thousands of redraws before that would hold everything up. */
export async function dropRedraws(tx: Tx, projectId: ProjectId): Promise<void> {
  const kind = { in: ['card.draw', 'project.redraw-cards'] };
  await tx.job.deleteMany({ where: { projectId: toDb(projectId), state: 'ready', kind } });
}

/** Whether a message with cards of the project is on its way since then. */
export async function isPosting(db: Reader, projectId: ProjectId, since: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Card" c CROSS JOIN "Issue" i ON i."id" = c."issueId"
    WHERE c."ts" IS NULL AND c."postingSince" >= ${since.getTime()} AND i."projectId" = ${toDb(projectId)} LIMIT 1`;
  return rows.length > 0;
}

export async function deleteProjectRow(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.project.delete({ where: { id: toDb(projectId) } });
}
