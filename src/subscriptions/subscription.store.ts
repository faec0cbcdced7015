import { fromDb, idList, isId } from '../platform/ids';
import type { IssueId, UserId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import type { Follower, SubscriptionPair, SubscriptionReason } from './types';

/** Adds what is missing, one statement. Whoever follows already keeps their reason, whoever unsubscribed stays away. */
export async function subscribe(
  tx: Tx,
  pairs: readonly SubscriptionPair[],
  reason: SubscriptionReason,
  at: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Subscription" ("issueId", "userId", "reason", "isActive", "createdAt")
    SELECT "value" ->> 0, "value" ->> 1, ${reason}, 1, ${at.getTime()} FROM json_each(${pairList(pairs)}) WHERE true
    ON CONFLICT ("issueId", "userId") DO NOTHING`;
}

/** As {@link subscribe}, for every one of the users on every one of the issues. */
export async function subscribeAll(
  tx: Tx,
  { issueIds, userIds }: { issueIds: readonly IssueId[]; userIds: readonly UserId[] },
  reason: SubscriptionReason,
  at: Date,
): Promise<void> {
  if (issueIds.length === 0 || userIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Subscription" ("issueId", "userId", "reason", "isActive", "createdAt")
    SELECT i."value", u."value", ${reason}, 1, ${at.getTime()}
    FROM json_each(${idList(issueIds)}) i JOIN json_each(${idList(userIds)}) u WHERE true
    ON CONFLICT ("issueId", "userId") DO NOTHING`;
}

/**
 * Deletes those of the pairs that follow only because they were assigned. An explicit unsubscribe is kept, or being
 * assigned again would revive it (PRODUCT 3.4).
 */
export async function removeAssigned(tx: Tx, pairs: readonly SubscriptionPair[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "Subscription"
    WHERE ("issueId", "userId") IN (SELECT "value" ->> 0, "value" ->> 1 FROM json_each(${pairList(pairs)}))
      AND "reason" = 'assigned' AND "isActive" = 1`;
}

/** As {@link removeAssigned}, for every one of the users on every one of the issues. */
export async function removeAssignedAll(
  tx: Tx,
  { issueIds, userIds }: { issueIds: readonly IssueId[]; userIds: readonly UserId[] },
): Promise<void> {
  if (issueIds.length === 0 || userIds.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "Subscription"
    WHERE "issueId" IN (SELECT "value" FROM json_each(${idList(issueIds)}))
      AND +"userId" IN (SELECT "value" FROM json_each(${idList(userIds)}))
      AND "reason" = 'assigned' AND "isActive" = 1`;
}

/** A person's own word: follows from now on, or never again until they say so. */
export async function setFollowing(tx: Tx, pair: SubscriptionPair, follows: boolean, at: Date): Promise<void> {
  const key = { issueId: BigInt(pair.issueId), userId: BigInt(pair.userId) };
  const said = { reason: 'manual', isActive: follows };
  await tx.subscription.upsert({
    where: { issueId_userId: key },
    create: { ...key, ...said, createdAt: at },
    update: said,
  });
}

/** Active people who follow the issues; issues without any are absent. */
export async function followersOf(db: Reader, issueIds: readonly IssueId[]): Promise<Map<IssueId, Follower[]>> {
  const rows = await db.$queryRaw<{ issueId: bigint; userId: bigint; reason: string }[]>`
    SELECT s."issueId", s."userId", s."reason" FROM "Subscription" s
    JOIN "User" u ON u."id" = s."userId" AND u."isActive" = 1 AND u."kind" = 'member'
    WHERE s."issueId" IN (SELECT "value" FROM json_each(${idList(issueIds)})) AND s."isActive" = 1
    ORDER BY s."issueId", s."userId"`;
  const followers = new Map<IssueId, Follower[]>();
  for (const row of rows) {
    const issueId = fromDb(row.issueId);
    const follower = { userId: fromDb(row.userId), reason: row.reason as SubscriptionReason };
    followers.set(issueId, [...(followers.get(issueId) ?? []), follower]);
  }
  return followers;
}

function pairList(pairs: readonly SubscriptionPair[]): string {
  return `[${pairs
    .map(({ issueId, userId }) => {
      if (!isId(issueId) || !isId(userId)) throw new TypeError('not an id');
      return `[${issueId},${userId}]`;
    })
    .join(',')}]`;
}
