import { fromDb, idList, isId, toDb } from '../platform/ids';
import type { IssueId, OrganizationId, ProjectId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import { shortId } from '../issues/short-id';
import type { IssueState } from './decide-status-change';

export interface TriageIssue extends IssueState {
  id: IssueId;
  projectId: ProjectId;
  shortId: string;
  title: string;
  timesSeen: number;
}

interface TriageRow extends Omit<TriageIssue, 'id' | 'projectId' | 'shortId'> {
  id: number | bigint;
  projectId: bigint;
  slug: string;
  number: number;
}

/** In the order asked, each once; unknown ones, other organizations' and those of projects being deleted are absent. */
export async function findTriageIssues(
  db: Reader,
  organizationId: OrganizationId,
  ids: readonly IssueId[],
): Promise<TriageIssue[]> {
  const rows = await db.$queryRaw<TriageRow[]>`
    SELECT i."id", i."projectId", p."slug", i."number", i."title", i."timesSeen", i."status", i."substatus",
      i."archiveMode", i."archivedUntil", i."archivedUntilCount", i."resolvedIn", i."resolvedRelease"
    FROM json_each(${idList([...new Set(ids.filter(isId))])}) wanted
    CROSS JOIN "Issue" i ON i."id" = wanted."value"
    JOIN "Project" p ON p."id" = i."projectId"
    WHERE p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active'
    ORDER BY wanted."key"`;
  return rows.map(({ slug, number, ...row }) => ({
    ...row,
    id: fromDb(row.id),
    projectId: fromDb(row.projectId),
    shortId: shortId(slug, number),
  }));
}

/** Writes each issue's new state, one statement for all. */
export async function saveStates(tx: Tx, states: ReadonlyMap<IssueId, IssueState>): Promise<void> {
  if (states.size === 0) return;
  const rows = [...states].map(([id, state]) => ({
    ...state,
    id,
    archivedUntil: state.archivedUntil?.getTime() ?? null,
  }));
  await tx.$executeRaw`
    UPDATE "Issue" SET "status" = wanted."value" ->> 'status', "substatus" = wanted."value" ->> 'substatus',
      "archiveMode" = wanted."value" ->> 'archiveMode', "archivedUntil" = wanted."value" ->> 'archivedUntil',
      "archivedUntilCount" = wanted."value" ->> 'archivedUntilCount', "resolvedIn" = wanted."value" ->> 'resolvedIn',
      "resolvedRelease" = wanted."value" ->> 'resolvedRelease'
    FROM json_each(${JSON.stringify(rows)}) wanted
    WHERE "Issue"."id" = CAST(wanted."value" ->> 'id' AS INTEGER)`;
}
