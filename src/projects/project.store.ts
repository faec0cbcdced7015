import { fromDb, toDb } from '../platform/ids';
import type { OrganizationId, ProjectId, TeamId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import type { Project } from './types';

interface ProjectRow {
  id: bigint;
  organizationId: bigint;
  slug: string;
  name: string;
}

const newestKey = { where: { isActive: true }, orderBy: { id: 'desc' }, take: 1 } as const;
const LISTED = 1_000;

/** An active key of an active project. One look into a unique index: this runs for every event. */
export async function findByPublicKey(db: Reader, publicKey: string): Promise<Project | null> {
  const row = await db.projectKey.findUnique({ where: { publicKey }, include: { project: true } });
  if (!row?.isActive || row.project.status !== 'active') return null;
  return toProject(row.project, publicKey);
}

/** Active projects of the organization by slug, at most 1,000. */
export async function findActive(db: Reader, organizationId: OrganizationId): Promise<Project[]> {
  const where = { organizationId: toDb(organizationId), status: 'active' };
  const rows = await db.project.findMany({
    where,
    include: { keys: newestKey },
    orderBy: { slug: 'asc' },
    take: LISTED,
  });
  return rows.map((row) => toProject(row, row.keys[0]?.publicKey ?? ''));
}

export async function findActiveBySlug(
  db: Reader,
  organizationId: OrganizationId,
  slug: string,
): Promise<Project | null> {
  const where = { organizationId: toDb(organizationId), slug, status: 'active' };
  const row = await db.project.findFirst({ where, include: { keys: newestKey } });
  return row && toProject(row, row.keys[0]?.publicKey ?? '');
}

export async function findActiveById(
  db: Reader,
  organizationId: OrganizationId,
  id: ProjectId,
): Promise<Project | null> {
  const where = { id: toDb(id), organizationId: toDb(organizationId), status: 'active' };
  const row = await db.project.findFirst({ where, include: { keys: newestKey } });
  return row && toProject(row, row.keys[0]?.publicKey ?? '');
}

export async function isProjectIdTaken(tx: Tx, id: ProjectId): Promise<boolean> {
  return (await tx.project.count({ where: { id: toDb(id) } })) > 0;
}

/**
 * By an active project: a deleted one has given its slug free (PRODUCT 9.3). Slugs are lower case, so this ignores case
 * for whoever asks in lower case.
 */
export async function isSlugTaken(tx: Tx, organizationId: OrganizationId, slug: string): Promise<boolean> {
  return (await tx.project.count({ where: { organizationId: toDb(organizationId), slug, status: 'active' } })) > 0;
}

export async function countTeams(tx: Tx, organizationId: OrganizationId, teamIds: readonly TeamId[]): Promise<number> {
  return tx.team.count({ where: { organizationId: toDb(organizationId), id: { in: teamIds.map(toDb) } } });
}

/** The project with its key, teams and channels. */
export async function insertProject(
  tx: Tx,
  project: Project,
  more: { teamIds: readonly TeamId[]; channelIds: readonly string[]; createdAt: Date },
): Promise<void> {
  const { slug, name, publicKey } = project;
  const { createdAt } = more;
  const projectId = toDb(project.id);
  const organizationId = toDb(project.organizationId);
  await tx.project.create({ data: { id: projectId, organizationId, slug, name, createdAt } });
  await tx.projectKey.create({ data: { projectId, publicKey, createdAt } });
  await tx.projectTeam.createMany({ data: more.teamIds.map((id) => ({ projectId, teamId: toDb(id) })) });
  await tx.projectChannel.createMany({ data: more.channelIds.map((channelId) => ({ projectId, channelId })) });
}

const toProject = (row: ProjectRow, publicKey: string): Project => ({
  id: fromDb(row.id),
  organizationId: fromDb(row.organizationId),
  slug: row.slug,
  name: row.name,
  publicKey,
});
