import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, toDb, type OrganizationId, type ProjectId, type UserId } from '../platform/ids';
import type { NotificationLevel, NotificationSettings, Wishes } from './types';

/** Where a setting holds. The user's own scope is everywhere; the project's is nearer and wins. */
export type SettingScope = { type: 'user' } | { type: 'project'; projectId: ProjectId };

const DEFAULT_LEVEL: NotificationLevel = 'subscribed';

export type WishesOf = (userId: UserId, projectId: ProjectId) => Wishes | null;

interface WishRow {
  userId: bigint;
  kind: string | null;
  scopeType: string | null;
  scopeId: bigint | null;
  value: string | null;
}

/** What these people want to hear of these projects, with one query; null for whoever has left the workspace. */
export async function findWishes(
  db: Reader,
  userIds: readonly UserId[],
  projectIds: readonly ProjectId[],
): Promise<WishesOf> {
  if (userIds.length === 0) return () => null;
  const rows = await db.$queryRaw<WishRow[]>`
    SELECT u."id" AS "userId", s."kind", s."scopeType", s."scopeId", s."value" FROM "User" u
    LEFT JOIN "NotificationSetting" s ON s."userId" = u."id"
      AND (s."scopeType" = 'user' OR s."scopeId" IN (SELECT value FROM json_each(${idList([...new Set(projectIds)])})))
    WHERE u."id" IN (SELECT value FROM json_each(${idList([...new Set(userIds)])}))
      AND u."isActive" = 1 AND u."kind" = 'member'`;
  const here = new Set(rows.map(({ userId }) => fromDb(userId)));
  const values = new Map(
    rows.map(({ userId, kind, scopeType, scopeId, value }) => [
      `${userId}:${kind}:${scopeType === 'user' ? 'everywhere' : scopeId}`,
      value,
    ]),
  );
  return (userId, projectId) => {
    if (!here.has(userId)) return null;
    const level = values.get(`${userId}:level:${projectId}`) ?? values.get(`${userId}:level:everywhere`);
    return {
      level: (level as NotificationLevel | undefined) ?? DEFAULT_LEVEL,
      ownActions: values.get(`${userId}:own_actions:everywhere`) === 'yes',
    };
  };
}

/** What one person chose; of projects, only the organization's active ones, by slug. */
export async function findSettings(
  db: Reader,
  organizationId: OrganizationId,
  userId: UserId,
): Promise<NotificationSettings> {
  const rows = await db.$queryRaw<
    { kind: string; scopeType: string; value: string; id: bigint | null; slug: string; name: string }[]
  >`
    SELECT s."kind", s."scopeType", s."value", p."id", p."slug", p."name" FROM "NotificationSetting" s
    LEFT JOIN "Project" p ON s."scopeType" = 'project' AND p."id" = s."scopeId"
      AND p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active'
    WHERE s."userId" = ${toDb(userId)} ORDER BY p."slug"`;
  const everywhere = (kind: string) => rows.find((row) => row.scopeType === 'user' && row.kind === kind)?.value;
  return {
    level: (everywhere('level') as NotificationLevel | undefined) ?? DEFAULT_LEVEL,
    ownActions: everywhere('own_actions') === 'yes',
    projects: rows.flatMap(({ id, slug, name, value }) =>
      id === null ? [] : [{ id: fromDb(id), slug, name, level: value as NotificationLevel }],
    ),
  };
}

export function saveLevel(tx: Tx, userId: UserId, scope: SettingScope, level: NotificationLevel): Promise<void> {
  return save(tx, { ...keyOf(userId, scope), kind: 'level' }, level);
}

export function saveOwnActions(tx: Tx, userId: UserId, told: boolean): Promise<void> {
  return save(tx, { ...keyOf(userId, { type: 'user' }), kind: 'own_actions' }, told ? 'yes' : 'no');
}

export async function removeLevel(tx: Tx, userId: UserId, scope: SettingScope): Promise<void> {
  await tx.notificationSetting.deleteMany({ where: { ...keyOf(userId, scope), kind: 'level' } });
}

type Key = ReturnType<typeof keyOf> & { kind: string };

async function save(tx: Tx, key: Key, value: string): Promise<void> {
  await tx.notificationSetting.upsert({
    where: { userId_kind_scopeType_scopeId: key },
    create: { ...key, value },
    update: { value },
  });
}

const keyOf = (userId: UserId, scope: SettingScope) => ({
  userId: toDb(userId),
  scopeType: scope.type,
  scopeId: toDb(scope.type === 'user' ? userId : scope.projectId),
});
