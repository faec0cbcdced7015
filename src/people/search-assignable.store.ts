import { Prisma } from '../generated/prisma/client';
import type { Team as TeamRow, User as UserRow } from '../generated/prisma/client';
import { toDb, toDbOrNull } from '../platform/ids';
import type { OrganizationId, ProjectId } from '../platform/ids';
import type { Reader } from '../platform/db/database';
import { teamActor, userActor } from './actor';
import { toTeam } from './team.store';
import type { Actor } from './types';
import { toUser } from './user.store';

export interface Ranked {
  actor: Actor;
  /** 0: a field begins with it, 1: a later word does, 2: inside a word. */
  rank: number;
}

/** A word begins after one of these; the search text has its fields on lines of their own. */
const BEFORE_WORDS = [' ', '.', '-', '_', '@', '+', "'", '(', '/', ':', '#', '&', ','];

export async function isProjectOf(db: Reader, organizationId: OrganizationId, projectId: ProjectId): Promise<boolean> {
  const where = { id: toDb(projectId), organizationId: toDb(organizationId) };
  return (await db.project.count({ where })) > 0;
}

/** Assignable people of the project, or of the whole organization, whose search text has `folded` in it, the best first. */
export async function searchPeople(
  db: Reader,
  organizationId: OrganizationId,
  projectId: ProjectId | null,
  folded: string,
  limit: number,
): Promise<Ranked[]> {
  const project = toDbOrNull(projectId);
  const rows = await db.$queryRaw<(UserRow & { rank: bigint })[]>`
    SELECT u.*, ${rankOf(Prisma.sql`u."search"`, folded)} AS "rank" FROM "User" u
    WHERE u."organizationId" = ${toDb(organizationId)} AND u."isActive" = 1 AND u."kind" = 'member'
      AND ${contains(Prisma.sql`u."search"`, folded)}
      AND (NOT EXISTS (SELECT 1 FROM "ProjectTeam" pt WHERE pt."projectId" = ${project})
        OR u."id" IN (SELECT m."userId" FROM "ProjectTeam" pt JOIN "TeamMember" m ON m."teamId" = pt."teamId"
                      WHERE pt."projectId" = ${project} AND m."isActive" = 1))
    ORDER BY "rank", u."search", u."id" LIMIT ${limit}`;
  return rows.map((row) => ({ actor: userActor(toUser(row)), rank: Number(row.rank) }));
}

/** As {@link searchPeople}, for teams. */
export async function searchTeams(
  db: Reader,
  organizationId: OrganizationId,
  projectId: ProjectId | null,
  folded: string,
  limit: number,
): Promise<Ranked[]> {
  const project = toDbOrNull(projectId);
  const rows = await db.$queryRaw<(TeamRow & { rank: bigint })[]>`
    SELECT t.*, ${rankOf(Prisma.sql`t."search"`, folded)} AS "rank" FROM "Team" t
    WHERE t."organizationId" = ${toDb(organizationId)} AND ${contains(Prisma.sql`t."search"`, folded)}
      AND (NOT EXISTS (SELECT 1 FROM "ProjectTeam" pt WHERE pt."projectId" = ${project})
        OR t."id" IN (SELECT pt."teamId" FROM "ProjectTeam" pt WHERE pt."projectId" = ${project}))
    ORDER BY "rank", t."search", t."id" LIMIT ${limit}`;
  return rows.map((row) => ({ actor: teamActor(toTeam(row)), rank: Number(row.rank) }));
}

// `instr` and not LIKE: nothing that is typed has a second meaning.
const contains = (column: Prisma.Sql, folded: string) =>
  folded === '' ? Prisma.sql`1` : Prisma.sql`instr(${column}, ${folded}) > 0`;

function rankOf(column: Prisma.Sql, folded: string): Prisma.Sql {
  if (folded === '') return Prisma.sql`0`;
  const words = BEFORE_WORDS.map((mark) => Prisma.sql`instr(${column}, ${mark + folded}) > 0`);
  return Prisma.sql`CASE WHEN instr(${'\n'} || ${column}, ${'\n' + folded}) > 0 THEN 0
    WHEN ${Prisma.join(words, ' OR ')} THEN 1 ELSE 2 END`;
}
