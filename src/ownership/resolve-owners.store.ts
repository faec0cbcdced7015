import { toTeam } from '../people/team.store';
import type { Team, User } from '../people/types';
import { toUser } from '../people/user.store';
import { Prisma } from '../generated/prisma/client';
import type { Team as TeamRow, User as UserRow } from '../generated/prisma/client';
import type { Reader } from '../platform/db/database';
import { idList, toDb, type OrganizationId, type ProjectId, type TeamId, type UserId } from '../platform/ids';

/** What rules call people and teams, in lower case, and who handles are mapped to. */
export interface OwnerNames {
  emails: readonly string[];
  handles: readonly string[];
  slugs: readonly string[];
  userIds: readonly UserId[];
  teamIds: readonly TeamId[];
}

const list = (values: readonly string[]) => Prisma.sql`(SELECT "value" FROM json_each(${JSON.stringify(values)}))`;
const ids = (values: readonly string[]) => Prisma.sql`(SELECT "value" FROM json_each(${idList(values)}))`;

/**
 * Those of the people and teams who can hold the project's issues (PRODUCT 2.4): active members; where the project has
 * teams, only these and their active members. Two statements.
 */
export async function findAssignableNamed(
  db: Reader,
  organizationId: OrganizationId,
  projectId: ProjectId,
  { emails, handles, slugs, userIds, teamIds }: OwnerNames,
): Promise<{ users: User[]; teams: Team[] }> {
  const [organization, project] = [toDb(organizationId), toDb(projectId)];
  const isOpen = Prisma.sql`NOT EXISTS (SELECT 1 FROM "ProjectTeam" p WHERE p."projectId" = ${project})`;
  const users = await db.$queryRaw<UserRow[]>`
    SELECT u.* FROM "User" u
    WHERE u."organizationId" = ${organization}
      AND (u."email" IN ${list(emails)} OR u."handle" IN ${list(handles)} OR u."id" IN ${ids(userIds)})
      AND u."isActive" = 1 AND u."kind" = 'member'
      AND (${isOpen} OR EXISTS (
        SELECT 1 FROM "ProjectTeam" p JOIN "TeamMember" m ON m."teamId" = p."teamId"
        WHERE p."projectId" = ${project} AND m."userId" = u."id" AND m."isActive" = 1))
    ORDER BY u."id"`;
  const teams = await db.$queryRaw<TeamRow[]>`
    SELECT t.* FROM "Team" t
    WHERE t."organizationId" = ${organization} AND (t."slug" IN ${list(slugs)} OR t."id" IN ${ids(teamIds)})
      AND (${isOpen} OR EXISTS (SELECT 1 FROM "ProjectTeam" p WHERE p."projectId" = ${project} AND p."teamId" = t."id"))`;
  return { users: users.map(toUser), teams: teams.map(toTeam) };
}
