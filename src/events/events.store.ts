import { Prisma } from '../generated/prisma/client';
import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, toDb, type IssueId, type ProjectId } from '../platform/ids';

export interface NewEventRow {
  projectId: ProjectId;
  eventId: string;
  receivedAt: Date;
  /** Packed. */
  body: Buffer;
}

export interface StoredEvent {
  id: string;
  projectId: ProjectId;
  receivedAt: Date;
  /** Packed. */
  body: Uint8Array;
}

/** Stores events with one statement; one that is there already is left alone (PRODUCT 5.1). */
export async function insertEvents(tx: Tx, rows: readonly NewEventRow[]): Promise<void> {
  const values = rows.map(
    (row) => Prisma.sql`(${toDb(row.projectId)}, ${row.eventId}, ${row.receivedAt.getTime()}, ${row.body})`,
  );
  await tx.$executeRaw`
    INSERT INTO "Event" ("projectId", "eventId", "receivedAt", "body") VALUES ${Prisma.join(values)}
    ON CONFLICT ("projectId", "eventId") DO NOTHING`;
}

/** How many events wait to be digested, but not more than `atMost`. */
export async function countUndigested(read: Reader, atMost: number): Promise<number> {
  const [row] = await read.$queryRaw<{ waiting: bigint | number }[]>`
    SELECT COUNT(*) AS "waiting" FROM (SELECT 1 FROM "Event" WHERE "digestedAt" IS NULL LIMIT ${atMost})`;
  return Number(row?.waiting ?? 0);
}

/** The oldest undigested events: at most `count`, and no more than fit into `bytes` (but always one). */
export async function findUndigested(read: Reader, count: number, bytes: number): Promise<StoredEvent[]> {
  // The length of a blob is read without the blob.
  const sizes = await read.$queryRaw<{ id: bigint | number; size: bigint | number }[]>`
    SELECT "id", LENGTH("body") AS "size" FROM "Event" WHERE "digestedAt" IS NULL ORDER BY "id" LIMIT ${count}`;
  let total = 0;
  const fitting = sizes.filter((row, index) => (total += Number(row.size)) <= bytes || index === 0);
  if (fitting.length === 0) return [];
  const rows = await read.event.findMany({
    where: { id: { in: fitting.map((row) => BigInt(row.id)) } },
    orderBy: { id: 'asc' },
    select: { id: true, projectId: true, receivedAt: true, body: true },
  });
  return rows.map((row) => ({ ...row, id: fromDb(row.id), projectId: fromDb(row.projectId) }));
}

/** Those of the events that nobody has digested yet; `isGoing` when their project is being deleted for good. */
export async function stillUndigested(tx: Tx, ids: readonly string[]): Promise<Map<string, { isGoing: boolean }>> {
  const rows = await tx.$queryRaw<{ id: bigint; status: string }[]>`
    SELECT e."id", p."status" FROM "Event" e JOIN "Project" p ON p."id" = e."projectId"
    WHERE e."id" IN (SELECT "value" FROM json_each(${idList(ids)})) AND e."digestedAt" IS NULL`;
  return new Map(rows.map((row) => [fromDb(row.id), { isGoing: row.status === 'deleting' }]));
}

/** Marks events as digested, each with its issue (null: it could not be read). */
export async function markDigested(
  tx: Tx,
  events: readonly { id: string; issueId: IssueId | null }[],
  at: Date,
): Promise<void> {
  const pairs = JSON.stringify(events.map(({ id, issueId }) => [id, issueId]));
  await tx.$executeRaw`
    UPDATE "Event" SET "digestedAt" = ${at.getTime()}, "issueId" = d."issueId"
    FROM (SELECT CAST("value" ->> 0 AS INTEGER) AS "id", CAST("value" ->> 1 AS INTEGER) AS "issueId"
      FROM json_each(${pairs})) d
    WHERE "Event"."id" = d."id"`;
}
