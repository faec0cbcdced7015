import { fromDb, toDb } from '../platform/ids';
import type { IssueId, OrganizationId } from '../platform/ids';
import type { Reader } from '../platform/db/database';

/** Ids by [slug, number]; issues of projects that are not active count as unknown (PRODUCT 9.3). */
export async function findIdsByNumbers(
  db: Reader,
  organizationId: OrganizationId,
  asked: readonly { slug: string; number: number }[],
): Promise<{ id: IssueId; slug: string; number: number }[]> {
  const pairs = JSON.stringify(asked.map(({ slug, number }) => [slug, number]));
  const rows = await db.$queryRaw<{ id: number | bigint; slug: string; number: number }[]>`
    SELECT i."id", p."slug", i."number" FROM json_each(${pairs}) wanted
    CROSS JOIN "Project" p ON p."organizationId" = ${toDb(organizationId)} AND p."slug" = wanted."value" ->> 0
    CROSS JOIN "Issue" i ON i."projectId" = p."id" AND i."number" = wanted."value" ->> 1
    WHERE p."status" = 'active'`;
  return rows.map((row) => ({ id: fromDb(row.id), slug: row.slug, number: row.number }));
}

/** The issue of the newest posted card in the channel. */
export async function findNewestInChannel(
  db: Reader,
  organizationId: OrganizationId,
  channelId: string,
): Promise<IssueId | null> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    SELECT c."issueId" AS "id" FROM "Card" c
    CROSS JOIN "Issue" i ON i."id" = c."issueId"
    CROSS JOIN "Project" p ON p."id" = i."projectId"
    WHERE c."channelId" = ${channelId} AND c."ts" IS NOT NULL
      AND p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active'
    ORDER BY c."ts" DESC LIMIT 1`;
  return rows[0] ? fromDb(rows[0].id) : null;
}

/** What each of the messages shows: of a card its issue, of a digest those of its lines. At most `limit` in all. */
export async function findByMessages(
  db: Reader,
  organizationId: OrganizationId,
  places: readonly { channelId: string; ts: string }[],
  limit: number,
): Promise<IssueId[]> {
  const pairs = JSON.stringify(places.map(({ channelId, ts }) => [channelId, ts]));
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    SELECT c."issueId" AS "id" FROM json_each(${pairs}) wanted
    CROSS JOIN "Card" c ON c."channelId" = wanted."value" ->> 0 AND c."ts" = wanted."value" ->> 1
    CROSS JOIN "Issue" i ON i."id" = c."issueId"
    CROSS JOIN "Project" p ON p."id" = i."projectId"
    WHERE p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active'
    ORDER BY wanted."key", c."id" LIMIT ${limit}`;
  return rows.map((row) => fromDb(row.id));
}
