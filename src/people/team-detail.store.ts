import { Prisma } from '../generated/prisma/client';
import type { Reader } from '../platform/db/database';
import { fromDb, idList, toDb, type OrganizationId, type TeamId, type UserId } from '../platform/ids';
import { toTeam } from './team.store';
import type { TeamDetail } from './types';

const LISTED_MEMBERS = 50;
const LISTED_PROJECTS = 100;

/** One page of teams by slug, or the one with the slug. Three statements however many they are. */
export async function findTeamDetails(
  db: Reader,
  organizationId: OrganizationId,
  which: { slug: string } | { limit: number; offset: number },
): Promise<TeamDetail[]> {
  const one = 'slug' in which;
  const rows = await db.team.findMany({
    where: { organizationId: toDb(organizationId), ...(one ? { slug: which.slug } : {}) },
    orderBy: { slug: 'asc' },
    take: one ? 1 : which.limit,
    skip: one ? 0 : which.offset,
  });
  const teams = rows.map(toTeam);
  const ids = teams.map(({ id }) => id);
  const members = await findMembers(db, ids);
  const projects = await findProjects(db, ids);
  return teams.map((team) => {
    const of = members.get(team.id);
    return { ...team, members: of?.listed ?? [], memberCount: of?.count ?? 0, projects: projects.get(team.id) ?? [] };
  });
}

export function countTeamsOf(db: Reader, organizationId: OrganizationId): Promise<number> {
  return db.team.count({ where: { organizationId: toDb(organizationId) } });
}

interface Members {
  listed: { id: UserId; name: string; handle: string }[];
  count: number;
}

/** The first members of each team with the number of all; teams without any are absent. */
async function findMembers(db: Reader, teamIds: readonly TeamId[]): Promise<Map<TeamId, Members>> {
  const rows = await db.$queryRaw<{ teamId: bigint; id: bigint; name: string; handle: string; count: bigint }[]>`
    SELECT * FROM (
      SELECT m."teamId", u."id", u."handle",
        COALESCE(NULLIF(u."displayName", ''), NULLIF(u."realName", ''), u."handle") AS "name",
        COUNT(*) OVER (PARTITION BY m."teamId") AS "count",
        ROW_NUMBER() OVER (PARTITION BY m."teamId" ORDER BY u."search", u."id") AS "place"
      FROM "TeamMember" m JOIN "User" u ON u."id" = m."userId" AND ${ACTIVE}
      WHERE m."teamId" IN (SELECT "value" FROM json_each(${idList(teamIds)})) AND m."isActive" = 1
    ) WHERE "place" <= ${LISTED_MEMBERS} ORDER BY "teamId", "place"`;
  const members = new Map<TeamId, Members>();
  for (const { teamId, id, name, handle, count } of rows) {
    const of = members.get(fromDb(teamId)) ?? { listed: [], count: Number(count) };
    of.listed.push({ id: fromDb(id), name, handle });
    members.set(fromDb(teamId), of);
  }
  return members;
}

async function findProjects(db: Reader, teamIds: readonly TeamId[]): Promise<Map<TeamId, string[]>> {
  const rows = await db.$queryRaw<{ teamId: bigint; slug: string }[]>`
    SELECT "teamId", "slug" FROM (
      SELECT pt."teamId", p."slug", ROW_NUMBER() OVER (PARTITION BY pt."teamId" ORDER BY p."slug") AS "place"
      FROM "ProjectTeam" pt JOIN "Project" p ON p."id" = pt."projectId" AND p."status" = 'active'
      WHERE pt."teamId" IN (SELECT "value" FROM json_each(${idList(teamIds)}))
    ) WHERE "place" <= ${LISTED_PROJECTS} ORDER BY "teamId", "place"`;
  const projects = new Map<TeamId, string[]>();
  for (const { teamId, slug } of rows) {
    const list = projects.get(fromDb(teamId));
    if (list) list.push(slug);
    else projects.set(fromDb(teamId), [slug]);
  }
  return projects;
}

/** Who counts as a member: see `activeMemberIds`. */
const ACTIVE = Prisma.sql`u."isActive" = 1 AND u."kind" = 'member'`;
