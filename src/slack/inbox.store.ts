import type { Database, Tx } from '../platform/db/database';

export interface StoredRequest {
  key: string;
  body: string;
  receivedAt: Date;
}

export interface OpenRequest extends StoredRequest {
  /** How often a process before us carried it out again. */
  replays: number;
}

/** False when a request with this key was taken before. */
export async function insertRequest(tx: Tx, { key, body, receivedAt }: StoredRequest): Promise<boolean> {
  const at = receivedAt.getTime();
  const rows = await tx.$executeRaw`
    INSERT OR IGNORE INTO "InboundRequest" ("key", "body", "state", "receivedAt") VALUES (${key}, ${body}, 'open', ${at})`;
  return rows === 1;
}

/** False when it was done already, or is not known. */
export async function markDone(tx: Tx, keys: readonly string[]): Promise<boolean> {
  const { count } = await tx.inboundRequest.updateMany({
    where: { key: { in: [...keys] }, state: 'open' },
    data: { state: 'done', body: null },
  });
  return count > 0;
}

/** As if it had never come, so that the same thing may be sent again. */
export async function forgetRequest(tx: Tx, key: string): Promise<void> {
  await tx.inboundRequest.deleteMany({ where: { key } });
}

/** What was taken since then and never finished, oldest first. */
export async function openRequests(db: Database, since: Date, limit: number): Promise<OpenRequest[]> {
  const rows = await db.read.inboundRequest.findMany({
    where: { state: 'open', receivedAt: { gte: since } },
    orderBy: { receivedAt: 'asc' },
    take: limit,
  });
  return rows.flatMap(({ key, body, receivedAt, replays }) =>
    body === null ? [] : [{ key, body, receivedAt, replays }],
  );
}

export async function countReplay(tx: Tx, key: string): Promise<void> {
  await tx.inboundRequest.updateMany({ where: { key }, data: { replays: { increment: 1 } } });
}

export async function deleteRequestsBefore(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.inboundRequest.deleteMany({ where: { receivedAt: { lt: before } } });
  return count;
}
