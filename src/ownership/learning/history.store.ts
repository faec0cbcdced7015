import { parseActorText } from '../../people/actor';
import type { Reader } from '../../platform/db/database';
import { fromDb, idList, toDb, type ActivityId, type IssueId, type ProjectId } from '../../platform/ids';
import type { HandOver } from './decide-proposal';

/** Rules give an issue away again when they change; of one rule, so many of the latest times are looked through. */
const LATEST = 200;

/** Which of these rules gave away at least so many times. One statement. */
export async function findBusyRules(
  db: Reader,
  projectId: ProjectId,
  ruleTexts: readonly string[],
  times: number,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ rule: string }[]>`
    SELECT wanted."value" AS rule FROM json_each(${JSON.stringify(ruleTexts)}) wanted
    WHERE (
      SELECT 1 FROM "Activity"
      WHERE "projectId" = ${toDb(projectId)} AND "data" ->> 'rule' = wanted."value"
        AND "userId" IS NULL AND "source" IN ('rule', 'codeowners') LIMIT 1 OFFSET ${times - 1}) = 1`;
  return rows.map(({ rule }) => rule);
}

export interface Given {
  activityId: ActivityId;
  issueId: IssueId;
  to: { type: 'user' | 'team'; id: string };
  /** What whoever got it was called. */
  name: string;
}

/** The issues that the rule gave away last, each once, the latest first; only those after `since`. */
export async function findGiven(
  db: Reader,
  projectId: ProjectId,
  ruleText: string,
  { since, limit }: { since: Date | null; limit: number },
): Promise<Given[]> {
  const rows = await db.$queryRaw<
    { id: bigint | number; issueId: bigint; assignee: string; assigneeType: string; assigneeName: string | null }[]
  >`
    SELECT "id", "issueId", "data" ->> 'assignee' AS assignee, "data" ->> 'assigneeType' AS assigneeType,
      "data" ->> 'assigneeName' AS assigneeName
    FROM "Activity"
    WHERE "projectId" = ${toDb(projectId)} AND "data" ->> 'rule' = ${ruleText}
      AND "userId" IS NULL AND "source" IN ('rule', 'codeowners') AND "createdAt" > ${since?.getTime() ?? 0}
    ORDER BY "id" DESC LIMIT ${LATEST}`;
  const given = new Map<IssueId, Given>();
  for (const row of rows) {
    const to = parseActorText(`${row.assigneeType}:${row.assignee}`);
    const issueId = fromDb(row.issueId);
    if (!to || given.has(issueId)) continue;
    given.set(issueId, { activityId: fromDb(row.id), issueId, to, name: row.assigneeName ?? 'its owner' });
  }
  return [...given.values()].slice(0, limit);
}

/** What happened to the holders of these issues since the rule gave them away, the oldest first. One statement. */
export async function findHandOvers(db: Reader, given: readonly Given[]): Promise<Map<IssueId, HandOver[]>> {
  const found = new Map<IssueId, HandOver[]>();
  if (given.length === 0) return found;
  const first = given.map(({ activityId }) => activityId);
  const rows = await db.$queryRaw<
    { issueId: bigint; type: string; userId: bigint | null; source: string; assignee: string; assigneeType: string }[]
  >`
    SELECT a."issueId", a."type", a."userId", a."source", a."data" ->> 'assignee' AS assignee,
      a."data" ->> 'assigneeType' AS assigneeType
    FROM json_each(${idList(first)}) wanted
    CROSS JOIN "Activity" given ON given."id" = wanted."value"
    CROSS JOIN "Activity" a ON a."issueId" = given."issueId" AND a."id" > given."id"
    WHERE a."type" IN ('ASSIGNED', 'UNASSIGNED')
    ORDER BY a."id"`;
  for (const { issueId, type, userId, source, assignee, assigneeType } of rows) {
    const by = userId === null ? 'automation' : source === 'undo' ? 'undo' : 'person';
    const to = type === 'ASSIGNED' ? parseActorText(`${assigneeType}:${assignee}`) : null;
    const list = found.get(fromDb(issueId)) ?? [];
    list.push({ by, to });
    found.set(fromDb(issueId), list);
  }
  return found;
}
