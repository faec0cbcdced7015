import type { Team as TeamRow } from '../generated/prisma/client';
import { fromDb, idList, isId, toDb } from '../platform/ids';
import type { OrganizationId, TeamId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import { searchText } from './fold-text';
import type { Team } from './types';

export function toTeam(row: TeamRow): Team {
  return {
    id: fromDb(row.id),
    organizationId: fromDb(row.organizationId),
    slug: row.slug,
    name: row.name,
    slackUsergroupId: row.slackUsergroupId,
    slackChannelId: row.slackChannelId,
  };
}

export async function findTeams(db: Reader, organizationId: OrganizationId, ids: readonly TeamId[]): Promise<Team[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  // The plus keeps the planner from walking through all teams of the organization.
  const rows = await db.$queryRaw<TeamRow[]>`
    SELECT t.* FROM "Team" t
    WHERE t."id" IN (SELECT "value" FROM json_each(${idList(known)})) AND +t."organizationId" = ${toDb(organizationId)}`;
  return rows.map(toTeam);
}

export async function findBySlug(db: Reader, organizationId: OrganizationId, slug: string): Promise<Team | null> {
  const where = { organizationId_slug: { organizationId: toDb(organizationId), slug } };
  const row = await db.team.findUnique({ where });
  return row && toTeam(row);
}

export async function findByUsergroup(
  db: Reader,
  organizationId: OrganizationId,
  slackUsergroupId: string,
  limit: number,
): Promise<Team[]> {
  const where = { organizationId: toDb(organizationId), slackUsergroupId };
  return (await db.team.findMany({ where, orderBy: { slug: 'asc' }, take: limit })).map(toTeam);
}

/** The teams of the organization that mirror a Slack user group. */
export async function findLinked(db: Reader, organizationId: OrganizationId): Promise<Team[]> {
  const where = { organizationId: toDb(organizationId), slackUsergroupId: { not: null } };
  return (await db.team.findMany({ where, orderBy: { slug: 'asc' }, take: 5_000 })).map(toTeam);
}

export async function isTeamIdTaken(tx: Tx, id: TeamId): Promise<boolean> {
  return (await tx.team.count({ where: { id: toDb(id) } })) > 0;
}

export async function insertTeam(tx: Tx, team: Team, createdAt: Date): Promise<void> {
  const { slug, name, slackUsergroupId, slackChannelId } = team;
  const search = searchText([name, slug]);
  const id = toDb(team.id);
  const organizationId = toDb(team.organizationId);
  await tx.team.create({
    data: { id, organizationId, slug, name, slackUsergroupId, slackChannelId, search, createdAt },
  });
}

/** Changes what a team is linked to. */
export async function saveTeam(
  tx: Tx,
  id: TeamId,
  links: Partial<Pick<Team, 'slackUsergroupId' | 'slackChannelId'>>,
): Promise<void> {
  // Another user group begins without the old one's fault.
  const fresh = links.slackUsergroupId === undefined ? {} : { usergroupFault: null };
  await tx.team.update({ where: { id: toDb(id) }, data: { ...links, ...fresh } });
}

/** Why the user group could not be read the last time; null when it could. */
export async function saveUsergroupFault(
  tx: Tx,
  organizationId: OrganizationId,
  slackUsergroupId: string,
  usergroupFault: string | null,
): Promise<void> {
  const where = { organizationId: toDb(organizationId), slackUsergroupId };
  await tx.team.updateMany({ where, data: { usergroupFault } });
}

/** With its memberships, projects and whatever it still holds. */
export async function removeTeam(tx: Tx, id: TeamId): Promise<void> {
  await tx.team.delete({ where: { id: toDb(id) } });
}
