import { fromDb, isId, toDb } from '../platform/ids';
import type { ActivityId, IssueId, OrganizationId, ProjectId, UserId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import type { ActivityType } from './types';

export interface NewActivity {
  issueId: IssueId;
  projectId: ProjectId;
  type: ActivityType;
  /** Null when automation did it. */
  userId: UserId | null;
  source: string;
  requestId: string | null;
  data: Record<string, unknown>;
  at: Date;
}

export interface StoredActivity extends NewActivity {
  id: ActivityId;
  organizationId: OrganizationId;
}

interface ActivityRow {
  id: bigint | number;
  issueId: bigint;
  projectId: bigint;
  organizationId: bigint;
  type: string;
  userId: bigint | null;
  source: string;
  requestId: string | null;
  data: string;
  createdAt: Date;
}

/** Adds them with one statement however many they are; answers with their ids. */
export async function addActivities(
  tx: Tx,
  activities: readonly NewActivity[],
): Promise<{ id: ActivityId; issueId: IssueId; type: ActivityType }[]> {
  if (activities.length === 0) return [];
  for (const { issueId, projectId, userId } of activities) {
    if (!isId(issueId) || !isId(projectId) || (userId !== null && !isId(userId))) throw new TypeError('not an id');
  }
  const rows = JSON.stringify(
    activities.map(({ issueId, projectId, type, userId, source, requestId, data, at }) => [
      // As text: a JSON number this large could lose its last digits on the way.
      [issueId, projectId, userId],
      [type, source, requestId, JSON.stringify(data)],
      at.getTime(),
    ]),
  );
  const added = await tx.$queryRaw<{ id: bigint | number; issueId: bigint; type: string }[]>`
    INSERT INTO "Activity" ("issueId", "projectId", "userId", "type", "source", "requestId", "data", "createdAt")
    SELECT CAST("value" ->> '$[0][0]' AS INTEGER), CAST("value" ->> '$[0][1]' AS INTEGER),
      CAST("value" ->> '$[0][2]' AS INTEGER), "value" ->> '$[1][0]', "value" ->> '$[1][1]', "value" ->> '$[1][2]',
      "value" ->> '$[1][3]', "value" ->> '$[2]'
    FROM json_each(${rows}) WHERE true ORDER BY "key"
    RETURNING "id", "issueId", "type"`;
  return added.map((row) => ({
    id: fromDb(row.id),
    issueId: fromDb(row.issueId),
    type: row.type as ActivityType,
  }));
}

export async function findActivityById(db: Reader, id: ActivityId): Promise<StoredActivity | null> {
  if (!isId(id)) return null;
  const rows = await db.$queryRaw<ActivityRow[]>`
    SELECT a.*, p."organizationId" FROM "Activity" a JOIN "Project" p ON p."id" = a."projectId"
    WHERE a."id" = ${toDb(id)}`;
  return rows[0] ? toActivity(rows[0]) : null;
}

/** Newest first. */
export async function findActivitiesOfIssue(
  db: Reader,
  organizationId: OrganizationId,
  issueId: IssueId,
  limit: number,
): Promise<StoredActivity[]> {
  if (!isId(issueId)) return [];
  const rows = await db.$queryRaw<ActivityRow[]>`
    SELECT a.*, p."organizationId" FROM "Activity" a CROSS JOIN "Project" p ON p."id" = a."projectId"
    WHERE a."issueId" = ${toDb(issueId)} AND p."organizationId" = ${toDb(organizationId)}
    ORDER BY a."id" DESC LIMIT ${limit}`;
  return rows.map(toActivity);
}

function toActivity(row: ActivityRow): StoredActivity {
  return {
    id: fromDb(row.id),
    issueId: fromDb(row.issueId),
    projectId: fromDb(row.projectId),
    organizationId: fromDb(row.organizationId),
    type: row.type as ActivityType,
    userId: row.userId === null ? null : fromDb(row.userId),
    source: row.source,
    requestId: row.requestId,
    data: JSON.parse(row.data) as Record<string, unknown>,
    at: row.createdAt,
  };
}
