import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type IssueId, type ProjectId } from '../platform/ids';

/** Issues of the project with a smaller number, the newest first; null begins with the newest. */
export async function findNumbersBelow(
  db: Reader,
  projectId: ProjectId,
  below: number | null,
  limit: number,
): Promise<{ issueId: IssueId; number: number }[]> {
  const rows = await db.issue.findMany({
    where: { projectId: toDb(projectId), ...(below === null ? {} : { number: { lt: below } }) },
    orderBy: { number: 'desc' },
    take: limit,
    select: { id: true, number: true },
  });
  return rows.map(({ id, number }) => ({ issueId: fromDb(id), number }));
}
