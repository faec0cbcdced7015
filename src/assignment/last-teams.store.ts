import type { Reader } from '../platform/db/database';
import { fromDb, idList, isId, type IssueId, type TeamId } from '../platform/ids';

/** The team that held each of the issues last, as their history tells; absent where none ever did. One statement. */
export async function findLastTeams(db: Reader, issueIds: readonly IssueId[]): Promise<Map<IssueId, TeamId>> {
  // SQLite takes the other columns from the row with the greatest id.
  const rows = await db.$queryRaw<{ issueId: bigint; teamId: string | null; newest: bigint }[]>`
    SELECT "issueId", "data" ->> 'assignee' AS "teamId", MAX("id") AS "newest" FROM "Activity"
    WHERE "issueId" IN (SELECT "value" FROM json_each(${idList(issueIds)}))
      AND "type" = 'ASSIGNED' AND "data" ->> 'assigneeType' = 'team'
    GROUP BY "issueId"`;
  return new Map(rows.flatMap((row) => (isId(row.teamId) ? [[fromDb(row.issueId), row.teamId] as const] : [])));
}
