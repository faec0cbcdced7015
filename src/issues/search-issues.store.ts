import { fromDb, toDb } from '../platform/ids';
import type { IssueId, OrganizationId } from '../platform/ids';
import type { Reader } from '../platform/db/database';

/** Of each project this many of the open issues seen last are looked through: there is no text index to ask instead. */
const LOOKED_THROUGH = 1_000;

/** Open issues whose short id begins with `text` or whose title or culprit has it inside (ASCII case ignored). */
export async function findOpenIssueIdsByText(
  db: Reader,
  organizationId: OrganizationId,
  text: string,
  limit: number,
): Promise<IssueId[]> {
  const literal = text.replace(/[\\%_]/g, '\\$&');
  const inside = `%${literal}%`;
  const rows = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT i."id" FROM "Project" p
    CROSS JOIN "Issue" i ON i."id" IN (
      SELECT recent."id" FROM "Issue" recent WHERE recent."projectId" = p."id" AND recent."status" = 'unresolved'
      ORDER BY recent."lastSeen" DESC LIMIT ${LOOKED_THROUGH})
    WHERE p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active'
      AND (${text === '' ? 1 : 0} OR i."title" LIKE ${inside} ESCAPE '\\' OR i."culprit" LIKE ${inside} ESCAPE '\\'
        OR p."slug" || '-' || i."number" LIKE ${`${literal}%`} ESCAPE '\\')
    ORDER BY i."lastSeen" DESC, i."id" DESC LIMIT ${limit}`;
  return rows.map((row) => fromDb(row.id));
}
