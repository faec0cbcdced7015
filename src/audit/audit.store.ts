import type { Deps } from '../deps';
import type { Tx } from '../platform/db/database';
import { toDb, toDbOrNull, type OrganizationId, type UserId } from '../platform/ids';
import { pageOf, type Paging } from '../platform/paging';
import type { AuditAction, AuditTarget, AuditView } from './types';

export interface NewAuditEntry {
  organizationId: OrganizationId;
  /** Null when the settings or Slack did it. */
  userId: UserId | null;
  action: AuditAction;
  target: AuditTarget;
  data?: Record<string, unknown>;
  at: Date;
}

/** Adds the entry in the transaction of the write it tells of, so that there is never one without the other. */
export async function recordAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  const { action, target, at } = entry;
  await tx.auditEntry.create({
    data: {
      organizationId: toDb(entry.organizationId),
      userId: toDbOrNull(entry.userId),
      action,
      targetType: target.type,
      targetId: toDb(target.id),
      targetName: target.name,
      data: JSON.stringify(entry.data ?? {}),
      createdAt: at,
    },
  });
}

interface AuditRow {
  action: string;
  by: string | null;
  targetType: string;
  targetName: string;
  data: string;
  createdAt: Date;
}

/** One page of the organization's trail, the newest first. */
export async function listAudit(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  paging: Paging,
): Promise<{ entries: AuditView[]; total: number }> {
  const { limit, offset } = pageOf(paging);
  const organization = toDb(organizationId);
  // Without a foreign key to people: the entries outlive them.
  const [rows, total] = await Promise.all([
    deps.db.read.$queryRaw<AuditRow[]>`
      SELECT e."action", COALESCE(NULLIF(u."displayName", ''), NULLIF(u."realName", ''), u."handle") AS "by",
        e."targetType", e."targetName", e."data", e."createdAt"
      FROM "AuditEntry" e LEFT JOIN "User" u ON u."id" = e."userId" AND +u."organizationId" = e."organizationId"
      WHERE e."organizationId" = ${organization}
      ORDER BY e."id" DESC LIMIT ${limit} OFFSET ${offset}`,
    deps.db.read.auditEntry.count({ where: { organizationId: organization } }),
  ]);
  return { entries: rows.map(toView), total };
}

const toView = (row: AuditRow): AuditView => ({
  action: row.action as AuditAction,
  by: row.by,
  target: { type: row.targetType as AuditTarget['type'], name: row.targetName },
  data: JSON.parse(row.data) as Record<string, unknown>,
  at: row.createdAt,
});
