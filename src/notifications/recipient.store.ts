import { toTeam } from '../people/team.store';
import type { Team, User } from '../people/types';
import { toUser } from '../people/user.store';
import type { Reader } from '../platform/db/database';
import { fromDb, idList, toDb, type IssueId, type TeamId, type UserId } from '../platform/ids';

/** The person, while they can be written to. */
export async function findReachableUser(db: Reader, userId: UserId): Promise<User | null> {
  const row = await db.user.findFirst({ where: { id: toDb(userId), isActive: true, kind: 'member' } });
  return row && toUser(row);
}

/** The team, while it has a channel. */
export async function findReachableTeam(
  db: Reader,
  teamId: TeamId,
): Promise<(Team & { slackChannelId: string }) | null> {
  const row = await db.team.findUnique({ where: { id: toDb(teamId) } });
  const team = row && toTeam(row);
  return team?.slackChannelId ? { ...team, slackChannelId: team.slackChannelId } : null;
}

/** Those of the teams that are linked to a channel. */
export async function findLinkedTeams(db: Reader, teamIds: readonly TeamId[]): Promise<Set<TeamId>> {
  if (teamIds.length === 0) return new Set();
  const where = { id: { in: teamIds.map(toDb) }, slackChannelId: { not: null } };
  const rows = await db.team.findMany({ where, select: { id: true } });
  return new Set(rows.map(({ id }) => fromDb(id)));
}

export interface Following {
  followers: Set<UserId>;
  unfollowed: Set<UserId>;
}

/** Who of these people follows, and who has unfollowed, each of the issues; issues without either are absent. */
export async function findFollowing(
  db: Reader,
  issueIds: readonly IssueId[],
  userIds: readonly UserId[],
): Promise<Map<IssueId, Following>> {
  const found = new Map<IssueId, Following>();
  if (issueIds.length === 0 || userIds.length === 0) return found;
  const rows = await db.$queryRaw<{ issueId: bigint; userId: bigint; active: bigint | number }[]>`
    SELECT "issueId", "userId", CAST("isActive" AS INTEGER) AS active FROM "Subscription"
    WHERE "issueId" IN (SELECT value FROM json_each(${idList(issueIds)}))
      AND +"userId" IN (SELECT value FROM json_each(${idList(userIds)}))`;
  for (const row of rows) {
    const issueId = fromDb(row.issueId);
    const one = found.get(issueId) ?? { followers: new Set(), unfollowed: new Set() };
    found.set(issueId, one);
    (Number(row.active) === 1 ? one.followers : one.unfollowed).add(fromDb(row.userId));
  }
  return found;
}
