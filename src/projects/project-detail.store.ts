import type { Level } from '../issues/types';
import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId, type ProjectId } from '../platform/ids';
import type { ProjectDetail, Regressions } from './types';

const MOST_KEYS = 50;
const MOST_PARTS = 100;

/** A project as {@link ProjectDetail}, but without the DSNs, which are not stored. */
export type ProjectParts = Omit<ProjectDetail, 'dsn' | 'keys'> & {
  keys: { id: string; publicKey: string; isActive: boolean; createdAt: Date }[];
};

/** One page of the active projects by slug, or the one with the slug. Four statements however many they are. */
export async function findProjectParts(
  db: Reader,
  organizationId: OrganizationId,
  which: { slug: string } | { limit: number; offset: number },
): Promise<ProjectParts[]> {
  const one = 'slug' in which;
  const rows = await db.project.findMany({
    where: {
      organizationId: toDb(organizationId),
      status: 'active',
      ...(one ? { slug: which.slug } : {}),
    },
    include: {
      keys: { orderBy: [{ isActive: 'desc' }, { id: 'desc' }], take: MOST_KEYS },
      teams: {
        orderBy: { team: { slug: 'asc' } },
        take: MOST_PARTS,
        select: { team: { select: { slug: true, name: true } } },
      },
      channels: { orderBy: { channelId: 'asc' }, take: MOST_PARTS },
    },
    orderBy: { slug: 'asc' },
    take: one ? 1 : which.limit,
    skip: one ? 0 : which.offset,
  });
  const ids = rows.map((row) => fromDb(row.id));
  const reasons = await findDisabledReasons(
    db,
    organizationId,
    rows.flatMap((row) => row.channels.map(({ channelId }) => channelId)),
  );
  const open = await countOpenIssuesOf(db, ids);
  return rows.map((row) => ({
    id: fromDb(row.id),
    slug: row.slug,
    name: row.name,
    createdAt: row.createdAt,
    keys: row.keys.map(({ id, publicKey, isActive, createdAt }) => ({
      id: fromDb(id),
      publicKey,
      isActive,
      createdAt,
    })),
    teams: row.teams.map(({ team }) => team),
    channels: row.channels.map(({ channelId, minLevel, regressions }) => ({
      channelId,
      minLevel: minLevel as Level,
      regressions: regressions as Regressions,
      disabledReason: reasons.get(channelId) ?? null,
    })),
    lease:
      row.leaseDays === null
        ? null
        : { days: row.leaseDays, silence: row.leaseSilence === 'nobody' ? 'nobody' : 'team' },
    openIssues: open.get(fromDb(row.id)) ?? 0,
  }));
}

export function countActive(db: Reader, organizationId: OrganizationId): Promise<number> {
  return db.project.count({ where: { organizationId: toDb(organizationId), status: 'active' } });
}

async function findDisabledReasons(
  db: Reader,
  organizationId: OrganizationId,
  channelIds: readonly string[],
): Promise<Map<string, string>> {
  if (channelIds.length === 0) return new Map();
  const list = JSON.stringify([...new Set(channelIds)]);
  const rows = await db.$queryRaw<{ channelId: string; reason: string | null }[]>`
    SELECT "channelId", "disabledReason" AS "reason" FROM "SlackChannel"
    WHERE "organizationId" = ${toDb(organizationId)} AND "disabledAt" IS NOT NULL
      AND "channelId" IN (SELECT "value" FROM json_each(${list}))`;
  return new Map(rows.map((row) => [row.channelId, row.reason ?? 'disabled']));
}

async function countOpenIssuesOf(db: Reader, projectIds: readonly ProjectId[]): Promise<Map<ProjectId, number>> {
  const rows = await db.issue.groupBy({
    by: ['projectId'],
    where: { projectId: { in: projectIds.map(toDb) }, status: 'unresolved' },
    _count: true,
  });
  return new Map(rows.map((row) => [fromDb(row.projectId), row._count]));
}
