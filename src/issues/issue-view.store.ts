import { idList, toDb } from '../platform/ids';
import type { IssueId, OrganizationId } from '../platform/ids';
import type { Reader } from '../platform/db/database';

/** One issue with its project, holder and newest change of status, as the database gives it. */
export interface IssueViewRow {
  id: number | bigint;
  projectId: bigint;
  number: number;
  title: string;
  culprit: string | null;
  message: string | null;
  level: string;
  platform: string | null;
  url: string | null;
  tags: string;
  release: string | null;
  status: string;
  substatus: string;
  archiveMode: string | null;
  archivedUntil: Date | null;
  archivedUntilCount: number | null;
  resolvedIn: string | null;
  timesSeen: number;
  usersSeen: number;
  firstSeen: Date;
  lastSeen: Date;
  projectSlug: string;
  projectName: string;
  projectStatus: string;
  holderUserId: bigint | null;
  holderTeamId: bigint | null;
  assignedAt: Date | null;
  assignedById: bigint | null;
  assignedRule: string | null;
  changedById: bigint | null;
  changedAt: Date | null;
}

/** In the order of `ids`, which must be ids without repeats; other organizations' are absent. */
export async function findIssueViewRows(
  db: Reader,
  organizationId: OrganizationId,
  ids: readonly IssueId[],
): Promise<IssueViewRow[]> {
  return db.$queryRaw<IssueViewRow[]>`
    SELECT i."id", i."projectId", i."number", i."title", i."culprit", i."message", i."level", i."platform", i."url",
      i."tags", i."release", i."status", i."substatus", i."archiveMode", i."archivedUntil", i."archivedUntilCount",
      i."resolvedIn", i."timesSeen", i."usersSeen", i."firstSeen", i."lastSeen",
      p."slug" AS "projectSlug", p."name" AS "projectName", p."status" AS "projectStatus",
      a."userId" AS "holderUserId", a."teamId" AS "holderTeamId", a."assignedAt", a."assignedById", a."rule" AS "assignedRule",
      change."userId" AS "changedById", change."createdAt" AS "changedAt"
    FROM json_each(${idList(ids)}) wanted
    CROSS JOIN "Issue" i ON i."id" = wanted."value"
    JOIN "Project" p ON p."id" = i."projectId" AND p."organizationId" = ${toDb(organizationId)}
    LEFT JOIN "Assignee" a ON a."issueId" = i."id"
    LEFT JOIN "Activity" change ON change."id" = (
      SELECT latest."id" FROM "Activity" latest
      WHERE latest."issueId" = i."id"
        AND latest."type" IN ('RESOLVED', 'UNRESOLVED', 'ARCHIVED', 'REGRESSED', 'ESCALATED')
      ORDER BY latest."id" DESC LIMIT 1)
    ORDER BY wanted."key"`;
}
