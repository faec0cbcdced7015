import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, toDb, type IssueId, type ProjectId } from '../platform/ids';

export interface OpenIssue {
  id: IssueId;
  number: number;
  title: string;
  /** Whether a person decided who holds it. */
  isDecided: boolean;
}

/** Open issues of the project with a greater number, in the order of their numbers. */
export async function findOpenIssuesAfter(
  db: Reader,
  projectId: ProjectId,
  number: number,
  limit: number,
): Promise<OpenIssue[]> {
  const rows = await db.$queryRaw<{ id: bigint | number; number: number; title: string; decided: Date | null }[]>`
    SELECT "id", "number", "title", "decidedByPersonAt" AS decided FROM "Issue"
    WHERE "projectId" = ${toDb(projectId)} AND "number" > ${number} AND +"status" = 'unresolved'
    ORDER BY "number" LIMIT ${limit}`;
  return rows.map(({ id, number: at, title, decided }) => ({
    id: fromDb(id),
    number: at,
    title,
    isDecided: decided !== null,
  }));
}

/** The rules may decide about these issues again. */
export async function forgetDecisions(tx: Tx, issueIds: readonly IssueId[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Issue" SET "decidedByPersonAt" = NULL WHERE "id" IN (SELECT value FROM json_each(${idList(issueIds)}))`;
}
