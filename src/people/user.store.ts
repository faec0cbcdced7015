import type { User as UserRow } from '../generated/prisma/client';
import { fromDb, idList, isId, toDb } from '../platform/ids';
import type { OrganizationId, UserId } from '../platform/ids';
import type { Reader } from '../platform/db/database';
import type { User } from './types';

export function toUser(row: UserRow): User {
  return {
    id: fromDb(row.id),
    organizationId: fromDb(row.organizationId),
    slackUserId: row.slackUserId,
    handle: row.handle,
    name: row.displayName || row.realName || row.handle,
    email: row.email,
    kind: row.kind as User['kind'],
    isActive: row.isActive,
    isAdmin: row.isAdmin || row.isSlackAdmin,
  };
}

export async function findUserBySlackId(
  db: Reader,
  organizationId: OrganizationId,
  slackUserId: string,
): Promise<User | null> {
  const where = { organizationId_slackUserId: { organizationId: toDb(organizationId), slackUserId } };
  const row = await db.user.findUnique({ where });
  return row && toUser(row);
}

/** Handles and e-mails are stored in lower case; at most `limit` of those that share one. */
export async function findUsersBy(
  db: Reader,
  organizationId: OrganizationId,
  field: { handle: string } | { email: string },
  limit: number,
): Promise<User[]> {
  const where = { organizationId: toDb(organizationId), ...field };
  const rows = await db.user.findMany({ where, orderBy: [{ isActive: 'desc' }, { id: 'asc' }], take: limit });
  return rows.map(toUser);
}

export async function findUsers(db: Reader, organizationId: OrganizationId, ids: readonly UserId[]): Promise<User[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  // The plus keeps the planner from walking through all people of the organization.
  const rows = await db.$queryRaw<UserRow[]>`
    SELECT u.* FROM "User" u
    WHERE u."id" IN (SELECT "value" FROM json_each(${idList(known)})) AND +u."organizationId" = ${toDb(organizationId)}`;
  return rows.map(toUser);
}
