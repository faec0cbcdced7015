import { parseActorText } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { Tx } from '../platform/db/database';
import { fromDb, toDb, type IssueId, type OrganizationId, type UserId } from '../platform/ids';

export interface Undoable {
  issueId: IssueId;
  previous: ActorRef | null;
  at: Date;
  /** False when the holder was changed again since. */
  isNewest: boolean;
}

/** What one person's request changed, as the activities tell it. One statement. */
export async function findUndoable(
  tx: Tx,
  organizationId: OrganizationId,
  requestId: string,
  userId: UserId,
): Promise<Undoable[]> {
  const rows = await tx.$queryRaw<{ issueId: bigint; previous: string | null; createdAt: Date; overtaken: bigint }[]>`
    SELECT a."issueId", a."data" ->> 'previous' AS previous, a."createdAt",
      EXISTS (
        SELECT 1 FROM "Activity" later
        WHERE later."issueId" = a."issueId" AND later."id" > a."id" AND later."type" IN ('ASSIGNED', 'UNASSIGNED')
      ) AS overtaken
    FROM "Activity" a JOIN "Project" p ON p."id" = a."projectId"
    WHERE a."requestId" = ${requestId} AND a."userId" = ${toDb(userId)} AND a."type" IN ('ASSIGNED', 'UNASSIGNED')
      AND p."organizationId" = ${toDb(organizationId)}
    ORDER BY a."id"`;
  return rows.map((row) => ({
    issueId: fromDb(row.issueId),
    previous: row.previous === null ? null : parseActorText(row.previous),
    at: row.createdAt,
    isNewest: Number(row.overtaken) === 0,
  }));
}
