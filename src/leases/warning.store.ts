import { Prisma } from '../generated/prisma/client';
import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, isId, toDb, type IssueId, type ProjectId, type UserId } from '../platform/ids';
import type { Warning } from './types';

interface WarningRow {
  id: bigint | number;
  projectId: bigint;
  organizationId: bigint;
  userId: bigint;
  timeZone: string | null;
  createdAt: Date;
  askedAt: Date;
  channelId: string | null;
  ts: string | null;
  deliveredAt: Date | null;
}

async function findWarnings(db: Reader, which: Prisma.Sql): Promise<Warning[]> {
  const rows = await db.$queryRaw<WarningRow[]>`
    SELECT w.*, p."organizationId", u."timeZone" FROM (${which}) w
    CROSS JOIN "Project" p ON p."id" = w."projectId" CROSS JOIN "User" u ON u."id" = w."userId"`;
  return rows.map(({ channelId, ts, deliveredAt, ...row }) => ({
    id: fromDb(row.id),
    projectId: fromDb(row.projectId),
    organizationId: fromDb(row.organizationId),
    userId: fromDb(row.userId),
    timeZone: row.timeZone,
    createdAt: row.createdAt,
    askedAt: row.askedAt,
    delivered: channelId !== null && ts !== null && deliveredAt ? { channelId, ts, at: deliveredAt } : null,
  }));
}

export async function findWarning(db: Reader, warningId: string): Promise<Warning | null> {
  if (!isId(warningId)) return null;
  const [warning] = await findWarnings(db, Prisma.sql`SELECT * FROM "LeaseWarning" WHERE "id" = ${toDb(warningId)}`);
  return warning ?? null;
}

/** The newest warning of this person in the project. */
export async function findNewestWarning(db: Reader, projectId: ProjectId, userId: UserId): Promise<Warning | null> {
  const [warning] = await findWarnings(
    db,
    Prisma.sql`
      SELECT * FROM "LeaseWarning" WHERE "projectId" = ${toDb(projectId)} AND "userId" = ${toDb(userId)}
      ORDER BY "askedAt" DESC LIMIT 1`,
  );
  return warning ?? null;
}

/** The warnings of the project in which an issue is open. */
export function findOpenWarnings(db: Reader, projectId: ProjectId): Promise<Warning[]> {
  return findWarnings(
    db,
    Prisma.sql`
      SELECT * FROM "LeaseWarning" WHERE "id" IN (
        SELECT "warningId" FROM "Lease" WHERE "projectId" = ${toDb(projectId)} AND "settledAt" IS NULL)`,
  );
}

/** The warning in which the issue is open; at most one. */
export async function findOpenWarningOf(db: Reader, issueId: IssueId): Promise<string | null> {
  const row = await db.lease.findFirst({
    where: { issueId: toDb(issueId), settledAt: null },
    select: { warningId: true },
  });
  return row && fromDb(row.warningId);
}

export async function addWarning(
  tx: Tx,
  { projectId, userId, issueIds, at }: { projectId: ProjectId; userId: UserId; issueIds: readonly IssueId[]; at: Date },
): Promise<string> {
  const of = { projectId: toDb(projectId), userId: toDb(userId) };
  const { id } = await tx.leaseWarning.create({ data: { ...of, createdAt: at, askedAt: at }, select: { id: true } });
  await tx.$executeRaw`
    INSERT INTO "Lease" ("warningId", "issueId", "projectId")
    SELECT ${id}, "value", ${toDb(projectId)} FROM json_each(${idList(issueIds)})`;
  return fromDb(id);
}

export async function recordAsked(tx: Tx, warningId: string, at: Date): Promise<void> {
  await tx.leaseWarning.updateMany({ where: { id: toDb(warningId) }, data: { askedAt: at } });
}

/** A warning that was delivered before keeps its first time and place. */
export async function recordDelivered(
  tx: Tx,
  warningId: string,
  at: { channelId: string; ts: string },
  deliveredAt: Date,
): Promise<void> {
  await tx.leaseWarning.updateMany({
    where: { id: toDb(warningId), deliveredAt: null },
    data: { ...at, deliveredAt },
  });
}

export async function settle(tx: Tx, warningId: string, issueIds: readonly IssueId[], at: Date): Promise<void> {
  if (issueIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Lease" SET "settledAt" = ${at.getTime()}
    WHERE "warningId" = ${toDb(warningId)} AND "settledAt" IS NULL
      AND "issueId" IN (SELECT "value" FROM json_each(${idList(issueIds)}))`;
}

/** Every question of the project is as if it had never been asked: nothing is taken back by it any more. */
export async function forgetWarnings(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Lease" WHERE "projectId" = ${toDb(projectId)}`;
  await tx.$executeRaw`DELETE FROM "LeaseWarning" WHERE "projectId" = ${toDb(projectId)}`;
}
