import type { Reader } from '../platform/db/database';
import { fromDb, idList, type IssueId } from '../platform/ids';

/** The newest event of each issue, packed. */
export async function findNewestBodies(
  db: Reader,
  issueIds: readonly IssueId[],
): Promise<{ issueId: IssueId; body: Uint8Array }[]> {
  if (issueIds.length === 0) return [];
  const rows = await db.$queryRaw<{ issueId: bigint; body: Uint8Array }[]>`
    SELECT e."issueId", e."body" FROM json_each(${idList(issueIds)}) wanted
    CROSS JOIN "Event" e ON e."id" = (
      SELECT newest."id" FROM "Event" newest WHERE newest."issueId" = wanted."value" ORDER BY newest."id" DESC LIMIT 1)`;
  return rows.map((row) => ({ issueId: fromDb(row.issueId), body: row.body }));
}
