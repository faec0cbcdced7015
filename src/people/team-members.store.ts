import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, isId, toDb } from '../platform/ids';
import type { TeamId, UserId } from '../platform/ids';

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

/** Makes them active members; answers with how many were none. The ids are users of the team's organization. */
export async function addMembers(tx: Tx, teamId: TeamId, userIds: readonly UserId[]): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "TeamMember" ("teamId", "userId", "isActive")
    SELECT ${toDb(teamId)}, "value", 1 FROM json_each(${idList(userIds)}) WHERE true
    ON CONFLICT ("teamId", "userId") DO UPDATE SET "isActive" = 1 WHERE "isActive" = 0`;
}

/** Answers with how many were members. */
export async function removeMembers(tx: Tx, teamId: TeamId, userIds: readonly UserId[]): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "TeamMember"
    WHERE "teamId" = ${toDb(teamId)} AND "userId" IN (SELECT "value" FROM json_each(${idList(userIds)}))`;
}

/** Who counts as a member: an active membership of an active person. Teams without any are absent. */
export async function activeMemberIds(db: Reader, teamIds: readonly TeamId[]): Promise<Map<TeamId, UserId[]>> {
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
