import { parseActorText } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { Reader } from '../platform/db/database';
import { fromDb, idList, type IssueId } from '../platform/ids';

/**
 * From whom a lease took each of the issues, where nobody held it since and it did not come back after it was resolved.
 * One statement.
 */
export async function findLapsed(db: Reader, issueIds: readonly IssueId[]): Promise<Map<IssueId, ActorRef>> {
  if (issueIds.length === 0) return new Map();
  // SQLite takes the other columns from the row with the greatest id.
  const rows = await db.$queryRaw<{ issueId: bigint; source: string; previous: string | null; newest: bigint }[]>`
    SELECT "issueId", "source", "data" ->> 'previous' AS "previous", MAX("id") AS "newest" FROM "Activity"
    WHERE "issueId" IN (SELECT "value" FROM json_each(${idList(issueIds)}))
      AND "type" IN ('ASSIGNED', 'UNASSIGNED', 'REGRESSED')
    GROUP BY "issueId"`;
  return new Map(
    rows.flatMap(({ issueId, source, previous }) => {
      const from = source === 'lease' ? parseActorText(previous ?? '') : null;
      return from ? [[fromDb(issueId), from] as const] : [];
    }),
  );
}
