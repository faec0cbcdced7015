import type { Reader } from '../platform/db/database';

/** How many cards of the issues that one request changed still wait to be redrawn. */
export async function countCardsToRedraw(db: Reader, requestId: string): Promise<number> {
  const rows = await db.$queryRaw<{ n: bigint }[]>`
    SELECT COUNT(*) AS "n" FROM "Activity" a CROSS JOIN "Card" c ON c."issueId" = a."issueId"
    CROSS JOIN "Job" j ON j."key" = 'card.draw:' || c."id"
    WHERE a."requestId" = ${requestId}`;
  return Number(rows[0]?.n ?? 0);
}
