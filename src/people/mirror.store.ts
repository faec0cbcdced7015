import { Prisma } from '../generated/prisma/client';
import { fromDb, idList, toDb } from '../platform/ids';
import type { OrganizationId, UserId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import type { User } from './types';

/** A user's row as the mirror writes it. */
export interface MirroredUser {
  slackUserId: string;
  handle: string;
  displayName: string;
  realName: string;
  email: string | null;
  kind: User['kind'];
  isActive: boolean;
  isSlackAdmin: boolean;
  /** Null: what is known stays. */
  timeZone: string | null;
  search: string;
}

/** Adds or overwrites them with one statement; a row that was written from newer news (`asOf`) is left alone. */
export async function upsertUsers(
  tx: Tx,
  organizationId: OrganizationId,
  users: readonly MirroredUser[],
  asOf: Date,
): Promise<void> {
  if (users.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "User" ("organizationId", "slackUserId", "handle", "displayName", "realName", "email", "kind",
      "isActive", "isSlackAdmin", "isAdmin", "timeZone", "search", "syncedAt")
    SELECT ${toDb(organizationId)}, "value" ->> 'slackUserId', "value" ->> 'handle', "value" ->> 'displayName',
      "value" ->> 'realName', "value" ->> 'email', "value" ->> 'kind', "value" ->> 'isActive',
      "value" ->> 'isSlackAdmin', 0, "value" ->> 'timeZone', "value" ->> 'search', ${asOf.getTime()}
    FROM json_each(${JSON.stringify(users)}) WHERE true
    ON CONFLICT ("organizationId", "slackUserId") DO UPDATE SET
      "handle" = excluded."handle", "displayName" = excluded."displayName", "realName" = excluded."realName",
      "email" = excluded."email", "kind" = excluded."kind", "isActive" = excluded."isActive",
      "isSlackAdmin" = excluded."isSlackAdmin", "search" = excluded."search", "syncedAt" = excluded."syncedAt",
      "timeZone" = COALESCE(excluded."timeZone", "timeZone")
    WHERE "User"."syncedAt" <= excluded."syncedAt"`;
}

/** Deactivates everybody of the workspace whom the complete list of `asOf` no longer has; strangers are never on it. */
export async function deactivateOthers(
  tx: Tx,
  organizationId: OrganizationId,
  slackUserIds: readonly string[],
  asOf: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "User" SET "isActive" = 0, "syncedAt" = ${asOf.getTime()}
    WHERE "organizationId" = ${toDb(organizationId)} AND "isActive" = 1 AND "kind" <> 'stranger'
      AND "syncedAt" <= ${asOf.getTime()}
      AND "slackUserId" NOT IN (SELECT "value" FROM json_each(${JSON.stringify(slackUserIds)}))`;
}

/** The active members among these people, or of the whole workspace. */
export async function findAbleIds(
  tx: Tx,
  organizationId: OrganizationId,
  slackUserIds: readonly string[] | null,
): Promise<UserId[]> {
  const among =
    slackUserIds === null
      ? Prisma.empty
      : Prisma.sql`AND "slackUserId" IN (SELECT "value" FROM json_each(${JSON.stringify(slackUserIds)}))`;
  const rows = await tx.$queryRaw<{ id: bigint | number }[]>`
    SELECT "id" FROM "User"
    WHERE "organizationId" = ${toDb(organizationId)} AND "isActive" = 1 AND "kind" = 'member' ${among}`;
  return rows.map((row) => fromDb(row.id));
}

/** Those of the people who are no active members. */
export async function findUnable(tx: Tx, userIds: readonly UserId[]): Promise<UserId[]> {
  const rows = await tx.$queryRaw<{ id: bigint | number }[]>`
    SELECT "id" FROM "User"
    WHERE "id" IN (SELECT "value" FROM json_each(${idList(userIds)})) AND ("isActive" = 0 OR "kind" <> 'member')
    ORDER BY "id"`;
  return rows.map((row) => fromDb(row.id));
}

export async function recordUsersSynced(tx: Tx, organizationId: OrganizationId, at: Date): Promise<void> {
  await tx.organization.update({ where: { id: toDb(organizationId) }, data: { usersSyncedAt: at } });
}

/** Our ids of Slack's people, by Slack's; unknown ones are absent. */
export async function findUserIds(
  db: Reader,
  organizationId: OrganizationId,
  slackUserIds: readonly string[],
): Promise<Map<string, UserId>> {
  const rows = await db.$queryRaw<{ id: number | bigint; slackUserId: string }[]>`
    SELECT u."id", u."slackUserId" FROM "User" u
    WHERE u."organizationId" = ${toDb(organizationId)}
      AND u."slackUserId" IN (SELECT "value" FROM json_each(${JSON.stringify(slackUserIds)}))`;
  return new Map(rows.map((row) => [row.slackUserId, fromDb(row.id)]));
}
