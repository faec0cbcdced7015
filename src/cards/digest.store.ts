import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type CardId, type DigestId, type IssueId, type OrganizationId } from '../platform/ids';
import type { Digest } from './types';

export async function createDigest(
  tx: Tx,
  organizationId: OrganizationId,
  channelId: string,
  at: Date,
): Promise<DigestId> {
  const data = { organizationId: toDb(organizationId), channelId, createdAt: at, grownAt: at };
  return fromDb((await tx.digest.create({ data, select: { id: true } })).id);
}

export async function findDigest(db: Reader, digestId: DigestId): Promise<Digest | null> {
  const row = await db.digest.findUnique({ where: { id: toDb(digestId) } });
  if (!row) return null;
  const { organizationId, channelId, ts, createdAt, waitingShown } = row;
  return { id: digestId, organizationId: fromDb(organizationId), channelId, ts, createdAt, waitingShown };
}

/** Its lines, in their order. */
export async function findLines(
  db: Reader,
  digestId: DigestId,
): Promise<{ cardId: CardId; issueId: IssueId; isRetired: boolean }[]> {
  const rows = await db.card.findMany({
    where: { digestId: toDb(digestId) },
    orderBy: { id: 'asc' },
    select: { id: true, issueId: true, isRetired: true },
  });
  return rows.map(({ id, issueId, isRetired }) => ({ cardId: fromDb(id), issueId: fromDb(issueId), isRetired }));
}

export async function recordGrown(tx: Tx, digestId: DigestId, at: Date): Promise<void> {
  await tx.digest.update({ where: { id: toDb(digestId) }, data: { grownAt: at } });
}

export async function recordDigestPosted(tx: Tx, digestId: DigestId, ts: string): Promise<void> {
  await tx.digest.update({ where: { id: toDb(digestId) }, data: { ts } });
}

export async function recordWaitingShown(tx: Tx, digestId: DigestId, waitingShown: number): Promise<void> {
  await tx.digest.updateMany({ where: { id: toDb(digestId) }, data: { waitingShown } });
}

/** Those of the channels' digests that say that something waits. */
export async function findTellingOfWaiting(db: Reader, channelIds: readonly string[]): Promise<DigestId[]> {
  const rows = await db.$queryRaw<{ id: bigint | number }[]>`
    SELECT "id" FROM "Digest"
    WHERE "channelId" IN (SELECT value FROM json_each(${JSON.stringify(channelIds)}))
      AND "waitingShown" > 0 AND "ts" IS NOT NULL`;
  return rows.map(({ id }) => fromDb(id));
}

/** Whether the channel shows no digest after this one. */
export async function isNewestDigest(db: Reader, { id, channelId }: Digest): Promise<boolean> {
  return (
    (await db.digest.findFirst({
      where: { channelId, id: { gt: toDb(id) }, ts: { not: null } },
      select: { id: true },
    })) === null
  );
}

export async function deleteDigest(tx: Tx, digestId: DigestId): Promise<void> {
  await tx.digest.deleteMany({ where: { id: toDb(digestId) } });
}
