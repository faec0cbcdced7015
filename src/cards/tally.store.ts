import type { Reader, Tx } from '../platform/db/database';

/**
 * - `due`: alerts that a channel is to hear of.
 * - `card`, `line`, `thread`: as what they ended: a card, a line of a digest, a line in the thread of a card.
 * - `refused`: given up, because Slack calls the message wrong. `dropped`: gone with their project before they were shown.
 */
export type TallyName = 'due' | 'card' | 'line' | 'thread' | 'refused' | 'dropped';

/** Counts in the transaction of what is counted, so that neither can be without the other. */
export async function tally(tx: Tx, counts: Partial<Record<TallyName, number>>): Promise<void> {
  const rows = Object.entries(counts).filter(([, count]) => count !== 0);
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Tally" ("name", "count")
    SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT ("name") DO UPDATE SET "count" = "count" + excluded."count"`;
}

export interface AlertAccounts extends Record<TallyName, number> {
  /** What still waits, counted anew from the rows that wait. */
  pending: number;
}

/** `due = card + line + thread + refused + dropped + pending`, or something was lost (PRODUCT 7.5). */
export async function readAlertAccounts(db: Reader): Promise<AlertAccounts> {
  const rows = await db.$queryRaw<{ name: string; n: bigint | number }[]>`
    SELECT "name", "count" AS n FROM "Tally"
    UNION ALL SELECT 'pending', COUNT(*) FROM "Card" WHERE "ts" IS NULL AND "refusedReason" IS NULL
    UNION ALL SELECT 'pending', COUNT(*) FROM "Job" WHERE "kind" = 'card.thread-line' AND "payload" ->> 'isAlert' = 1`;
  const accounts: AlertAccounts = { due: 0, card: 0, line: 0, thread: 0, refused: 0, dropped: 0, pending: 0 };
  for (const { name, n } of rows) {
    if (name in accounts) accounts[name as keyof AlertAccounts] += Number(n);
  }
  return accounts;
}

export const areBalanced = ({ due, card, line, thread, refused, dropped, pending }: AlertAccounts): boolean =>
  due === card + line + thread + refused + dropped + pending;
