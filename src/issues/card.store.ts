import { fromDb, idList, isId, toDb } from '../platform/ids';
import type { CardId, IssueId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import type { CardRef } from './types';

interface CardRow {
  id: bigint | number;
  issueId: bigint;
  organizationId: bigint;
  channelId: string;
  ts: string | null;
}

/** Adds the cards that are not there yet, unposted, and answers with those added. One statement and a look. */
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
  const isNew = new Set(added.map((row) => fromDb(row.id)));
  const all = await cardsOfIssues(tx, [...new Set(added.map((row) => fromDb(row.issueId)))]);
  return all.filter((card) => isNew.has(card.id));
}

export async function findCardById(db: Reader, cardId: CardId): Promise<CardRef | null> {
  if (!isId(cardId)) return null;
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT c."id", c."issueId", p."organizationId", c."channelId", c."ts" FROM "Card" c
    JOIN "Issue" i ON i."id" = c."issueId" JOIN "Project" p ON p."id" = i."projectId"
    WHERE c."id" = ${toDb(cardId)}`;
  return rows[0] ? toCard(rows[0]) : null;
}

/** All cards of the issues, oldest first. */
export async function cardsOfIssues(db: Reader, issueIds: readonly IssueId[]): Promise<CardRef[]> {
  if (issueIds.length === 0) return [];
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT c."id", c."issueId", p."organizationId", c."channelId", c."ts" FROM "Card" c
    JOIN "Issue" i ON i."id" = c."issueId" JOIN "Project" p ON p."id" = i."projectId"
    WHERE c."issueId" IN (SELECT "value" FROM json_each(${idList(issueIds)}))
    ORDER BY c."id"`;
  return rows.map(toCard);
}

/** Remembers the message; a card that was posted already keeps its first one. */
export async function recordCardPosted(tx: Tx, cardId: CardId, ts: string): Promise<void> {
  await tx.card.updateMany({ where: { id: toDb(cardId), ts: null }, data: { ts } });
}

const toCard = (row: CardRow): CardRef => ({
  id: fromDb(row.id),
  issueId: fromDb(row.issueId),
  organizationId: fromDb(row.organizationId),
  channelId: row.channelId,
  ts: row.ts,
});
