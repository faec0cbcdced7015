import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId } from '../platform/ids';
import type { Project } from '../projects/types';
import type { Facts } from './types';

const FEW = 5;
const MOST_PROJECTS = 200;

export async function readPeople(db: Reader, id: OrganizationId): Promise<Facts['people']> {
  const organizationId = toDb(id);
  const active = { organizationId, kind: 'member', isActive: true };
  const without = { ...active, OR: [{ email: null }, { email: '' }] };
  const [count, total, few, organization] = await Promise.all([
    db.user.count({ where: active }),
    db.user.count({ where: without }),
    db.user.findMany({ where: without, orderBy: { id: 'asc' }, take: FEW }),
    db.organization.findUnique({ where: { id: organizationId } }),
  ]);
  const first = few.map(({ displayName, realName, handle }) => displayName || realName || handle);
  return { active: count, syncedAt: organization?.usersSyncedAt ?? null, withoutEmail: { total, first } };
}

/** Teams whose user group could not be read the last time. */
export async function findStaleGroups(db: Reader, organizationId: OrganizationId): Promise<Facts['usergroups']> {
  const where = { organizationId: toDb(organizationId), usergroupFault: { not: null } };
  const rows = await db.team.findMany({ where, orderBy: { slug: 'asc' }, take: FEW });
  const first = rows.map(({ slug, usergroupFault }) => ({ slug, reason: usergroupFault ?? '' }));
  return { total: await db.team.count({ where }), first };
}

/** Active projects for which rules or CODEOWNERS were saved. */
export async function findOwnedProjects(
  db: Reader,
  organizationId: OrganizationId,
): Promise<Omit<Project, 'publicKey'>[]> {
  const rows = await db.project.findMany({
    where: { organizationId: toDb(organizationId), status: 'active', ownership: { isNot: null } },
    orderBy: { slug: 'asc' },
    take: MOST_PROJECTS,
  });
  return rows.map(({ id, slug, name }) => ({ id: fromDb(id), organizationId, slug, name }));
}

export async function findAppliedMigrations(db: Reader): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS name FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY "migration_name"`;
  return rows.map(({ name }) => name);
}
