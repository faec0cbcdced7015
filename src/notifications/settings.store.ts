import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, toDb, type ProjectId, type UserId } from '../platform/ids';
import type { NotificationLevel } from './recipients';

/** Where a setting holds. The user's own scope is everywhere; the project's is nearer and wins. */
export type SettingScope = { type: 'user' } | { type: 'project'; projectId: ProjectId };

const DEFAULT_LEVEL: NotificationLevel = 'subscribed';

export type LevelOf = (userId: UserId, projectId: ProjectId) => NotificationLevel;

/** The levels of these people in these projects, with one query. */
export async function findLevels(
  db: Reader,
  userIds: readonly UserId[],
  projectIds: readonly ProjectId[],
): Promise<LevelOf> {
  if (userIds.length === 0) return () => DEFAULT_LEVEL;
  const rows = await db.$queryRaw<{ userId: bigint; scopeType: string; scopeId: bigint; value: string }[]>`
    SELECT "userId", "scopeType", "scopeId", "value" FROM "NotificationSetting"
    WHERE "userId" IN (SELECT value FROM json_each(${idList([...new Set(userIds)])}))
      AND (("scopeType" = 'user' AND "scopeId" = "userId")
        OR ("scopeType" = 'project' AND "scopeId" IN (SELECT value FROM json_each(${idList([...new Set(projectIds)])}))))`;
  const levels = new Map(rows.map((row) => [levelKey(row), row.value as NotificationLevel]));
  return (userId, projectId) =>
    levels.get(levelKey({ userId, scopeType: 'project', scopeId: projectId })) ??
    levels.get(levelKey({ userId, scopeType: 'user', scopeId: userId })) ??
    DEFAULT_LEVEL;
}

export async function saveLevel(tx: Tx, userId: UserId, scope: SettingScope, value: NotificationLevel): Promise<void> {
  const scopeId = toDb(scope.type === 'user' ? userId : scope.projectId);
  const key = { userId: toDb(userId), scopeType: scope.type, scopeId };
  await tx.notificationSetting.upsert({
    where: { userId_scopeType_scopeId: key },
    create: { ...key, value },
    update: { value },
  });
}

const levelKey = (row: { userId: bigint | string; scopeType: string; scopeId: bigint | string }) =>
  `${row.userId}:${row.scopeType}:${typeof row.scopeId === 'bigint' ? fromDb(row.scopeId) : row.scopeId}`;
