import type { Reader, Tx } from '../platform/db/database';
import { fromDb, isId, toDb, type OrganizationId, type ProjectId, type UserId } from '../platform/ids';
import type { ProjectDeletion, RowCounts } from './types';

type Row = NonNullable<Awaited<ReturnType<Reader['projectDeletion']['findUnique']>>>;

const LISTED = 20;

export type NewDeletion = Pick<
  ProjectDeletion,
  'projectId' | 'organizationId' | 'slug' | 'name' | 'requestedById' | 'requestedAt' | 'dueAt'
>;

export async function insertDeletion(tx: Tx, deletion: NewDeletion): Promise<void> {
  await tx.projectDeletion.create({
    data: {
      ...deletion,
      projectId: toDb(deletion.projectId),
      organizationId: toDb(deletion.organizationId),
      requestedById: toDb(deletion.requestedById),
    },
  });
}

/** For our own jobs: the id must not come from outside. */
export async function findDeletion(db: Reader, projectId: ProjectId): Promise<ProjectDeletion | null> {
  const row = await db.projectDeletion.findUnique({ where: { projectId: toDb(projectId) } });
  return row && toDeletion(row);
}

/** By the slug a project had or by its id: what is not gone yet, then the newest; of another organization none. */
export async function findDeletionsOf(
  db: Reader,
  organizationId: OrganizationId,
  slugOrId: string,
): Promise<ProjectDeletion[]> {
  const which = isId(slugOrId) ? { projectId: toDb(slugOrId) } : { slug: slugOrId };
  const rows = await db.projectDeletion.findMany({
    where: { organizationId: toDb(organizationId), ...which },
    orderBy: [{ finishedAt: { sort: 'desc', nulls: 'first' } }, { requestedAt: 'desc' }],
    take: LISTED,
  });
  return rows.map(toDeletion);
}

/** What can still be restored, or is going at this moment; the newest first. */
export async function findUnfinished(db: Reader, organizationId: OrganizationId): Promise<ProjectDeletion[]> {
  const rows = await db.projectDeletion.findMany({
    where: { organizationId: toDb(organizationId), finishedAt: null },
    orderBy: { requestedAt: 'desc' },
    take: LISTED,
  });
  return rows.map(toDeletion);
}

/** Of all organizations; for the start of the process. */
export async function findAllUnfinished(db: Reader): Promise<{ projectId: ProjectId; dueAt: Date }[]> {
  const rows = await db.projectDeletion.findMany({
    where: { finishedAt: null },
    select: { projectId: true, dueAt: true },
  });
  return rows.map(({ projectId, dueAt }) => ({ projectId: fromDb(projectId), dueAt }));
}

/** Everything goes from `dueAt` on, and whoever asked for that is told of the progress. */
export async function hasten(tx: Tx, projectId: ProjectId, requestedById: UserId, dueAt: Date): Promise<void> {
  await tx.projectDeletion.update({
    where: { projectId: toDb(projectId) },
    data: { requestedById: toDb(requestedById), dueAt },
  });
}

export async function removeDeletion(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.projectDeletion.delete({ where: { projectId: toDb(projectId) } });
}

export async function recordStarted(tx: Tx, projectId: ProjectId, at: Date): Promise<void> {
  await tx.projectDeletion.update({ where: { projectId: toDb(projectId) }, data: { startedAt: at } });
}

export async function recordCounted(tx: Tx, projectId: ProjectId, counted: RowCounts): Promise<void> {
  await tx.projectDeletion.update({
    where: { projectId: toDb(projectId) },
    data: { counted: JSON.stringify(counted) },
  });
}

/** Adds to what was deleted of a table; in the transaction that deleted it. */
export async function addDeleted(tx: Tx, projectId: ProjectId, table: string, rows: number): Promise<void> {
  const at = `$.${table}`;
  await tx.$executeRaw`
    UPDATE "ProjectDeletion"
    SET "deleted" = json_set("deleted", ${at}, COALESCE("deleted" ->> ${at}, 0) + ${rows})
    WHERE "projectId" = ${toDb(projectId)}`;
}

export async function recordSpeed(tx: Tx, projectId: ProjectId, rowsPerSecond: number): Promise<void> {
  await tx.projectDeletion.update({ where: { projectId: toDb(projectId) }, data: { rowsPerSecond } });
}

export async function recordFinished(tx: Tx, projectId: ProjectId, at: Date): Promise<void> {
  await tx.projectDeletion.update({ where: { projectId: toDb(projectId) }, data: { finishedAt: at } });
}

export async function recordMessage(
  tx: Tx,
  projectId: ProjectId,
  message: { channelId: string; ts: string },
): Promise<void> {
  await tx.projectDeletion.updateMany({ where: { projectId: toDb(projectId) }, data: message });
}

const toDeletion = (row: Row): ProjectDeletion => ({
  projectId: fromDb(row.projectId),
  organizationId: fromDb(row.organizationId),
  slug: row.slug,
  name: row.name,
  requestedById: fromDb(row.requestedById),
  requestedAt: row.requestedAt,
  dueAt: row.dueAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  counted: JSON.parse(row.counted) as RowCounts,
  deleted: JSON.parse(row.deleted) as RowCounts,
  rowsPerSecond: row.rowsPerSecond,
  message: row.channelId && row.ts ? { channelId: row.channelId, ts: row.ts } : null,
});
