import type { Team as TeamRow } from '../generated/prisma/client';
import { fromDb, idList, isId, toDb } from '../platform/ids';
import type { OrganizationId, TeamId, UserId } from '../platform/ids';
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

export async function findTeams(
  db: Reader | Tx,
  organizationId: OrganizationId,
  ids: readonly TeamId[],
): Promise<Team[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  const rows = await db.$queryRaw<TeamRow[]>`
    SELECT t.* FROM "Team" t
    WHERE t."id" IN (SELECT "value" FROM json_each(${idList(known)})) AND t."organizationId" = ${toDb(organizationId)}`;
  return rows.map(toTeam);
}

export async function findBySlug(db: Reader | Tx, organizationId: OrganizationId, slug: string): Promise<Team | null> {
  const where = { organizationId_slug: { organizationId: toDb(organizationId), slug } };
  const row = await db.team.findUnique({ where });
  return row && toTeam(row);
}

export async function findByUsergroup(
  db: Reader | Tx,
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

/** Makes exactly these users active members; ids that are not users of the team's organization are left out. */
export async function replaceMembers(tx: Tx, teamId: TeamId, userIds: readonly UserId[]): Promise<void> {
  const users = idList(userIds);
  const team = toDb(teamId);
  await tx.$executeRaw`
    DELETE FROM "TeamMember"
    WHERE "teamId" = ${team} AND "userId" NOT IN (SELECT "value" FROM json_each(${users}))`;
  await tx.$executeRaw`
    INSERT INTO "TeamMember" ("teamId", "userId", "isActive")
    SELECT t."id", u."id", 1 FROM json_each(${users}) wanted
    JOIN "User" u ON u."id" = wanted."value"
    JOIN "Team" t ON t."id" = ${team} AND t."organizationId" = u."organizationId"
    WHERE true
    ON CONFLICT ("teamId", "userId") DO UPDATE SET "isActive" = 1`;
}

/** Who counts as a member: an active membership of an active person. Teams without any are absent. */
export async function activeMemberIds(db: Reader | Tx, teamIds: readonly TeamId[]): Promise<Map<TeamId, UserId[]>> {
  const members = new Map<TeamId, UserId[]>();
  const known = teamIds.filter(isId);
  if (known.length === 0) return members;
  const rows = await db.$queryRaw<{ teamId: bigint; userId: bigint }[]>`
    SELECT m."teamId", m."userId" FROM "TeamMember" m
    JOIN "User" u ON u."id" = m."userId" AND u."isActive" = 1 AND u."kind" = 'member'
    WHERE m."teamId" IN (SELECT "value" FROM json_each(${idList(known)})) AND m."isActive" = 1
    ORDER BY m."teamId", m."userId"`;
  for (const row of rows) {
    const teamId = fromDb(row.teamId);
    const list = members.get(teamId);
    if (list) list.push(fromDb(row.userId));
    else members.set(teamId, [fromDb(row.userId)]);
  }
  return members;
}
