import type { User as UserRow } from '../generated/prisma/client';
import type { Reader, Tx } from '../platform/db/database';
import { toDb, type OrganizationId, type UserId } from '../platform/ids';
import type { User } from './types';
import { toUser } from './user.store';

/** Somebody with both of their possible marks; `toUser` makes one of them. */
export interface Standing {
  user: User;
  isSlackAdmin: boolean;
  isMade: boolean;
}

/** Active administrators by name; `slackUserIds` are those of the settings. */
export async function findStandings(
  db: Reader,
  organizationId: OrganizationId,
  slackUserIds: readonly string[],
  limit: number,
): Promise<Standing[]> {
  const rows = await db.user.findMany({
    where: {
      organizationId: toDb(organizationId),
      isActive: true,
      kind: 'member',
      OR: [{ isSlackAdmin: true }, { isAdmin: true }, { slackUserId: { in: [...slackUserIds] } }],
    },
    orderBy: [{ search: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(toStanding);
}

export async function findStanding(db: Reader, organizationId: OrganizationId, id: UserId): Promise<Standing | null> {
  const row = await db.user.findFirst({ where: { id: toDb(id), organizationId: toDb(organizationId) } });
  return row && toStanding(row);
}

export async function setMadeAdmin(tx: Tx, id: UserId, isAdmin: boolean): Promise<void> {
  await tx.user.update({ where: { id: toDb(id) }, data: { isAdmin } });
}

const toStanding = (row: UserRow): Standing => ({
  user: toUser(row),
  isSlackAdmin: row.isSlackAdmin,
  isMade: row.isAdmin,
});
