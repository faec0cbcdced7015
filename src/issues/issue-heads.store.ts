import type { Reader } from '../platform/db/database';
import { fromDb, idList, isId, toDb, type IssueId, type OrganizationId, type ProjectId } from '../platform/ids';
import { shortId } from './short-id';

/** As much of an issue as lists of thousands need. */
export interface IssueHead {
  id: IssueId;
  projectId: ProjectId;
  projectName: string;
  shortId: string;
  title: string;
}

/**
 * The issues with these ids, in the order asked, each once; unknown ones, those of another organization and those of
 * projects being deleted are absent alike (PRODUCT 2.6). One statement however long the list.
 */
export async function findIssueHeads(
  db: Reader,
  organizationId: OrganizationId,
  issueIds: readonly IssueId[],
): Promise<IssueHead[]> {
  // The plus keeps the planner from walking through all issues of the organization.
  const rows = await db.$queryRaw<
    { id: bigint; projectId: bigint; slug: string; name: string; number: number; title: string }[]
  >`
    SELECT i."id", i."projectId", p."slug", p."name", i."number", i."title"
    FROM "Issue" i JOIN "Project" p ON p."id" = i."projectId"
    WHERE i."id" IN (SELECT value FROM json_each(${idList(issueIds.filter(isId))}))
      AND +p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active'`;
  const byId = new Map(
    rows.map((row): [IssueId, IssueHead] => {
      const id = fromDb(row.id);
      const { slug, number, title, name } = row;
      return [id, { id, projectId: fromDb(row.projectId), projectName: name, shortId: shortId(slug, number), title }];
    }),
  );
  return [...new Set(issueIds)].flatMap((id) => byId.get(id) ?? []);
}
