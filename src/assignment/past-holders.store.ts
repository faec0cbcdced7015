import { parseActorText, actorText } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { Reader } from '../platform/db/database';
import { toDb, type IssueId } from '../platform/ids';

/** Of an issue that is passed around more often, only the latest holders say anything. */
const LATEST = 20;

/** Everybody an issue was ever assigned to, the latest first, each once. */
export async function findPastHolders(db: Reader, issueId: IssueId): Promise<ActorRef[]> {
  const rows = await db.activity.findMany({
    where: { issueId: toDb(issueId), type: 'ASSIGNED' },
    orderBy: { id: 'desc' },
    take: LATEST,
    select: { data: true },
  });
  const holders = rows.flatMap(({ data }) => {
    const { assignee, assigneeType } = JSON.parse(data) as { assignee?: string; assigneeType?: string };
    return parseActorText(`${assigneeType}:${assignee}`) ?? [];
  });
  return [...new Map(holders.map((ref) => [actorText(ref), ref])).values()];
}
