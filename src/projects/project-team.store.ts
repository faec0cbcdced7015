import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId, type ProjectId, type TeamId } from '../platform/ids';

/** The ids of these teams by slug; unknown ones are absent. */
export async function findTeamIds(
  db: Reader,
  organizationId: OrganizationId,
  slugs: readonly string[],
): Promise<Map<string, TeamId>> {
  const rows = await db.team.findMany({
    where: { organizationId: toDb(organizationId), slug: { in: [...slugs] } },
    select: { id: true, slug: true },
  });
  return new Map(rows.map((row) => [row.slug, fromDb(row.id)]));
}

export async function findProjectTeams(db: Reader, projectId: ProjectId): Promise<Set<TeamId>> {
  const rows = await db.projectTeam.findMany({ where: { projectId: toDb(projectId) }, select: { teamId: true } });
  return new Set(rows.map((row) => fromDb(row.teamId)));
}

export async function addProjectTeams(tx: Tx, projectId: ProjectId, teamIds: readonly TeamId[]): Promise<void> {
  await tx.projectTeam.createMany({ data: teamIds.map((id) => ({ projectId: toDb(projectId), teamId: toDb(id) })) });
}

export async function removeProjectTeams(tx: Tx, projectId: ProjectId, teamIds: readonly TeamId[]): Promise<void> {
  await tx.projectTeam.deleteMany({ where: { projectId: toDb(projectId), teamId: { in: teamIds.map(toDb) } } });
}
