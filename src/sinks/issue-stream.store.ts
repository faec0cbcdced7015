import type { ActivityType } from '../activity/types';
import { shortId } from '../issues/short-id';
import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId } from '../platform/ids';
import { webhookId, type StreamedEvent } from './webhook-event';

/** What an activity is called outside; the others are told nobody. */
const TYPES: Partial<Record<ActivityType, string>> = {
  FIRST_SEEN: 'issue.created',
  ASSIGNED: 'issue.assigned',
  UNASSIGNED: 'issue.unassigned',
  RESOLVED: 'issue.resolved',
  ARCHIVED: 'issue.archived',
  UNRESOLVED: 'issue.unresolved',
  REGRESSED: 'issue.unresolved',
  ESCALATED: 'issue.unresolved',
};

/** Names of people come from outside and may be long. */
const NAME = 256;

interface Row {
  id: bigint | number;
  type: ActivityType;
  source: string;
  createdAt: Date;
  projectId: bigint | number;
  issueId: bigint | number;
  slug: string;
  number: number;
  slackUserId: string | null;
  displayName: string | null;
  assigneeType: string | null;
  assignee: string | null;
  assigneeName: string | null;
  previous: string | null;
  resolution: string | null;
  mode: string | null;
}

/** What happened to issues after the cursor, oldest first. No title, message, reason or address leaves with it. */
export async function findIssueEvents(
  db: Reader,
  organizationId: OrganizationId,
  cursor: string,
  limit: number,
): Promise<StreamedEvent[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a."id", a."type", a."source", a."createdAt", a."projectId", a."issueId", p."slug", i."number",
      u."slackUserId", u."displayName", a."data" ->> 'assigneeType' AS "assigneeType", a."data" ->> 'assignee' AS "assignee",
      a."data" ->> 'assigneeName' AS "assigneeName", a."data" ->> 'previous' AS "previous",
      a."data" ->> 'in' AS "resolution", a."data" ->> 'mode' AS "mode"
    FROM "Activity" a CROSS JOIN "Project" p ON p."id" = a."projectId" CROSS JOIN "Issue" i ON i."id" = a."issueId"
    LEFT JOIN "User" u ON u."id" = a."userId"
    WHERE a."id" > ${toDb(cursor)} AND p."organizationId" = ${toDb(organizationId)}
      AND a."type" IN (SELECT "value" FROM json_each(${JSON.stringify(Object.keys(TYPES))}))
    ORDER BY a."id" LIMIT ${limit}`;
  return rows.map((row) => {
    const rowId = fromDb(row.id);
    const type = TYPES[row.type] ?? row.type;
    return {
      rowId,
      event: {
        id: webhookId('issue', rowId, row.createdAt),
        type,
        at: row.createdAt,
        data: dataOf(row, organizationId),
      },
    };
  });
}

function dataOf(row: Row, organizationId: OrganizationId) {
  const { type, assigneeType, assignee, assigneeName, previous, resolution, mode } = row;
  return {
    organization_id: organizationId,
    project_id: fromDb(row.projectId),
    group_id: fromDb(row.issueId),
    project: row.slug,
    short_id: shortId(row.slug, row.number),
    source: row.source,
    by: row.slackUserId === null ? null : { slack_user_id: row.slackUserId, name: row.displayName?.slice(0, NAME) },
    ...(type === 'ASSIGNED' && {
      assignee: { actor: `${assigneeType}:${assignee}`, name: assigneeName?.slice(0, NAME) ?? null },
    }),
    ...((type === 'ASSIGNED' || type === 'UNASSIGNED') && { previous }),
    ...(type === 'RESOLVED' && { resolution }),
    ...(type === 'ARCHIVED' && { mode }),
  };
}
