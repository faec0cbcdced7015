import { Prisma } from '../generated/prisma/client';
import { fromDb, idList, isId, toDb } from '../platform/ids';
import type { CardId, IssueId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import { tally } from './tally.store';
import type { CardRef } from './types';

interface CardRow {
  id: bigint | number;
  issueId: bigint;
  organizationId: bigint;
  channelId: string;
  ts: string | null;
  digestId: bigint | number | null;
  postingSince: bigint | number | null;
  refusedReason: string | null;
  isRetired: bigint | number | boolean;
}

const COLUMNS = Prisma.sql`
  c."id", c."issueId", p."organizationId", c."channelId", c."ts", c."digestId", c."postingSince",
  c."refusedReason", c."isRetired"
  FROM "Card" c JOIN "Issue" i ON i."id" = c."issueId" JOIN "Project" p ON p."id" = i."projectId"`;

/** Adds the cards that are not there yet, as alerts that are due, and answers with those added. */
export async function createCards(
  tx: Tx,
  cards: readonly { issueId: IssueId; channelId: string }[],
  at: Date,
): Promise<CardRef[]> {
  if (cards.length === 0) return [];
  const pairs = JSON.stringify(cards.map(({ issueId, channelId }) => [issueId, channelId]));
  const added = await tx.$queryRaw<{ id: bigint | number; issueId: bigint }[]>`
    INSERT INTO "Card" ("issueId", "channelId", "createdAt")
    SELECT CAST("value" ->> 0 AS INTEGER), "value" ->> 1, ${at.getTime()} FROM json_each(${pairs}) WHERE true ORDER BY "key"
    ON CONFLICT ("issueId", "channelId") DO NOTHING
    RETURNING "id", "issueId"`;
  await tally(tx, { due: added.length });
  const isNew = new Set(added.map((row) => fromDb(row.id)));
  const all = await cardsOfIssues(tx, [...new Set(added.map((row) => fromDb(row.issueId)))]);
  return all.filter((card) => isNew.has(card.id));
}

export async function findCardById(db: Reader, cardId: CardId): Promise<CardRef | null> {
  if (!isId(cardId)) return null;
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT ${COLUMNS} WHERE c."id" = ${toDb(cardId)}`;
  return rows[0] ? toCard(rows[0]) : null;
}

/** All cards of the issues, oldest first. */
export async function cardsOfIssues(db: Reader, issueIds: readonly IssueId[]): Promise<CardRef[]> {
  if (issueIds.length === 0) return [];
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT ${COLUMNS} WHERE c."issueId" IN (SELECT "value" FROM json_each(${idList(issueIds)}))
    ORDER BY c."id"`;
  return rows.map(toCard);
}

/** Remembers the message that shows them, and answers with how many had none before: those keep their first one. */
export function recordShown(tx: Tx, cardIds: readonly CardId[], ts: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Card" SET "ts" = ${ts}, "postingSince" = NULL
    WHERE "id" IN (SELECT value FROM json_each(${idList(cardIds)})) AND "ts" IS NULL`;
}

/** They wait for a message again, as if there never had been one. Answers with how many had one. */
export async function forgetMessages(tx: Tx, cardIds: readonly CardId[]): Promise<number> {
  const posted = await tx.card.count({ where: { id: { in: cardIds.map(toDb) }, ts: { not: null } } });
  await tx.$executeRaw`
    UPDATE "Card" SET "ts" = NULL, "postingSince" = NULL, "digestId" = NULL
    WHERE "id" IN (SELECT value FROM json_each(${idList(cardIds)}))`;
  return posted;
}

/**
 * Slack called a message wrong that showed them: each goes alone from now on, and none more often than `most` times.
 * Answers with how many were given up.
 */
export async function recordRejected(
  tx: Tx,
  cardIds: readonly CardId[],
  reason: string,
  most: number,
): Promise<number> {
  await tx.$executeRaw`
    UPDATE "Card" SET "postingSince" = NULL, "digestId" = NULL, "rejections" = "rejections" + 1
    WHERE "id" IN (SELECT value FROM json_each(${idList(cardIds)})) AND "ts" IS NULL`;
  return tx.$executeRaw`
    UPDATE "Card" SET "refusedReason" = ${reason}
    WHERE "id" IN (SELECT value FROM json_each(${idList(cardIds)})) AND "ts" IS NULL AND "rejections" >= ${most}`;
}

/** Whether Slack shows them as deleted with their project. */
export async function recordRetired(tx: Tx, cardIds: readonly CardId[], isRetired: boolean): Promise<void> {
  await tx.card.updateMany({ where: { id: { in: cardIds.map(toDb) } }, data: { isRetired } });
}

const toCard = (row: CardRow): CardRef => ({
  id: fromDb(row.id),
  issueId: fromDb(row.issueId),
  organizationId: fromDb(row.organizationId),
  channelId: row.channelId,
  ts: row.ts,
  digestId: row.digestId === null ? null : fromDb(row.digestId),
  isPosting: row.postingSince !== null,
  isRefused: row.refusedReason !== null,
  isRetired: Boolean(row.isRetired),
});
