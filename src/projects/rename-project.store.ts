import type { Tx } from '../platform/db/database';
import { fromDb, toDb, type CardId, type ProjectId } from '../platform/ids';

export async function saveNames(tx: Tx, projectId: ProjectId, names: { name: string; slug: string }): Promise<void> {
  await tx.project.update({ where: { id: toDb(projectId) }, data: names });
}

/** The posted cards of the open issues that were seen last. */
export async function findShownCards(tx: Tx, projectId: ProjectId, limit: number): Promise<CardId[]> {
  const rows = await tx.$queryRaw<{ id: bigint | number }[]>`
    SELECT c."id" FROM "Issue" i JOIN "Card" c ON c."issueId" = i."id"
    WHERE i."projectId" = ${toDb(projectId)} AND i."status" = 'unresolved' AND c."ts" IS NOT NULL
    ORDER BY i."lastSeen" DESC, c."id" LIMIT ${limit}`;
  return rows.map((row) => fromDb(row.id));
}
