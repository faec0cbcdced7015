import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, toDb, type CardId, type DigestId, type ProjectId } from '../platform/ids';
import type { OpenDigest, WaitingCard } from './plan-turn';

/** The channel's cards that nothing was done about yet, oldest first. Those of deleted projects stay silent. */
export async function findWaiting(db: Reader, channelId: string, limit: number): Promise<WaitingCard[]> {
  const rows = await db.$queryRaw<{ id: bigint | number; rejections: bigint | number }[]>`
    SELECT c."id", c."rejections" FROM "Card" c
    CROSS JOIN "Issue" i ON i."id" = c."issueId" CROSS JOIN "Project" p ON p."id" = i."projectId"
    WHERE c."channelId" = ${channelId} AND c."ts" IS NULL AND c."digestId" IS NULL AND c."refusedReason" IS NULL
      AND p."status" = 'active'
    ORDER BY c."id" LIMIT ${limit}`;
  return rows.map(({ id, rejections }) => ({ id: fromDb(id), isAlone: Number(rejections) > 0 }));
}

/** How many alerts the channel does not show yet, on their way or not; `besides` those that this digest is to show. */
export async function countWaiting(db: Reader, channelId: string, besides: DigestId | null = null): Promise<number> {
  const rows = await db.$queryRaw<{ n: bigint | number }[]>`
    SELECT COUNT(*) AS n FROM "Card" c
    CROSS JOIN "Issue" i ON i."id" = c."issueId" CROSS JOIN "Project" p ON p."id" = i."projectId"
    WHERE c."channelId" = ${channelId} AND c."ts" IS NULL AND c."refusedReason" IS NULL AND p."status" = 'active'
      AND c."digestId" IS NOT ${besides === null ? -1n : toDb(besides)}`;
  return Number(rows[0]?.n ?? 0);
}

/** Where the project has cards that nothing was done about yet. */
export async function findChannelsThatWait(db: Reader, projectId: ProjectId): Promise<string[]> {
  const rows = await db.$queryRaw<{ channelId: string }[]>`
    SELECT DISTINCT c."channelId" FROM "Card" c CROSS JOIN "Issue" i ON i."id" = c."issueId"
    WHERE c."ts" IS NULL AND i."projectId" = ${toDb(projectId)}`;
  return rows.map(({ channelId }) => channelId);
}

/** What an earlier turn began and did not end: a card that may be posted already, or lines of a digest. */
export async function findUnderWay(
  db: Reader,
  channelId: string,
): Promise<{ cardId: CardId; digestId: DigestId | null; since: Date } | null> {
  const rows = await db.$queryRaw<{ id: bigint | number; digestId: bigint | number | null; since: bigint | number }[]>`
    SELECT "id", "digestId", "postingSince" AS since FROM "Card"
    WHERE "channelId" = ${channelId} AND "ts" IS NULL AND "postingSince" IS NOT NULL
    ORDER BY "id" LIMIT 1`;
  const row = rows[0];
  if (!row) return null;
  const digestId = row.digestId === null ? null : fromDb(row.digestId);
  return { cardId: fromDb(row.id), digestId, since: new Date(Number(row.since)) };
}

/** The digest that is the newest of all that the channel shows. */
export async function findOpenDigest(db: Reader, channelId: string): Promise<OpenDigest | null> {
  const rows = await db.$queryRaw<{ id: bigint | number; lines: bigint | number; grownAt: bigint | number }[]>`
    SELECT d."id", d."grownAt", (SELECT COUNT(*) FROM "Card" l WHERE l."digestId" = d."id") AS lines
    FROM "Digest" d
    WHERE d."id" = (SELECT max("id") FROM "Digest" WHERE "channelId" = ${channelId})
      AND d."ts" = (SELECT max("ts") FROM "Card" WHERE "channelId" = ${channelId})`;
  const row = rows[0];
  return row ? { id: fromDb(row.id), lines: Number(row.lines), grownAt: new Date(Number(row.grownAt)) } : null;
}

/** From now on it is not known whether Slack shows them; `digestId`: as lines of it. */
export async function beginPosting(
  tx: Tx,
  cardIds: readonly CardId[],
  digestId: DigestId | null,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Card" SET "postingSince" = ${at.getTime()}, "digestId" = ${digestId === null ? null : toDb(digestId)}
    WHERE "id" IN (SELECT value FROM json_each(${idList(cardIds)}))`;
}
