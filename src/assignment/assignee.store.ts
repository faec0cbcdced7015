import type { Reader, Tx } from '../platform/db/database';
import { fromDb, idList, isId, toDb, toDbOrNull, type IssueId, type ProjectId, type UserId } from '../platform/ids';
import type { ActorRef } from '../people/types';
import type { Holding } from './decide-by-rules';

/** Sources of what no person decided. */
const BY_RULE: readonly string[] = ['rule', 'codeowners', 'commit'];

export type Holders = ReadonlyMap<IssueId, ActorRef>;

/** Who holds these issues now; free ones are absent. One statement. */
export async function findHolders(db: Reader, issueIds: readonly IssueId[]): Promise<Holders> {
  const rows = await db.$queryRaw<{ issueId: bigint; userId: bigint | null; teamId: bigint | null }[]>`
    SELECT "issueId", "userId", "teamId" FROM "Assignee" WHERE "issueId" IN (SELECT value FROM json_each(${idList(issueIds)}))`;
  return new Map(rows.map((row) => [fromDb(row.issueId), holder(row)]));
}

/** The same, and whether a rule's word made them. */
export async function findHoldings(db: Reader, issueIds: readonly IssueId[]): Promise<ReadonlyMap<IssueId, Holding>> {
  const rows = await db.$queryRaw<
    { issueId: bigint; userId: bigint | null; teamId: bigint | null; assignedById: bigint | null; source: string }[]
  >`
    SELECT "issueId", "userId", "teamId", "assignedById", "source" FROM "Assignee"
    WHERE "issueId" IN (SELECT value FROM json_each(${idList(issueIds)}))`;
  return new Map(
    rows.map((row) => [
      fromDb(row.issueId),
      { holder: holder(row), byRule: row.assignedById === null && BY_RULE.includes(row.source) },
    ]),
  );
}

export async function isHeld(db: Reader, issueId: IssueId): Promise<boolean> {
  return (await db.assignee.findUnique({ where: { issueId: toDb(issueId) }, select: { issueId: true } })) !== null;
}

export interface NewHolder {
  issueId: IssueId;
  projectId: ProjectId;
  to: ActorRef;
  /** The rule that gave it away; absent when a person did. */
  rule?: string;
}

/** Creates or replaces the rows of all these issues: new date, the other column emptied. One statement. */
export async function saveHolders(
  tx: Tx,
  holders: readonly NewHolder[],
  by: { userId: UserId | null; source: string; at: Date },
): Promise<void> {
  if (holders.length === 0) return;
  const rows = `[${holders.map(jsonRow).join(',')}]`;
  await tx.$executeRaw`
    INSERT INTO "Assignee" ("issueId", "projectId", "userId", "teamId", "rule", "assignedAt", "assignedById", "source")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ${by.at.getTime()}, ${toDbOrNull(by.userId)}, ${by.source}
    FROM json_each(${rows}) WHERE true
    ON CONFLICT ("issueId") DO UPDATE SET
      "userId" = excluded."userId", "teamId" = excluded."teamId", "assignedAt" = excluded."assignedAt",
      "assignedById" = excluded."assignedById", "source" = excluded."source", "rule" = excluded."rule"`;
}

export async function removeHolders(tx: Tx, issueIds: readonly IssueId[]): Promise<void> {
  if (issueIds.length === 0) return;
  await tx.$executeRaw`DELETE FROM "Assignee" WHERE "issueId" IN (SELECT value FROM json_each(${idList(issueIds)}))`;
}

/** Remembers that a person decided about these issues: automation leaves them alone (PRODUCT 3.8). */
export async function markDecidedByPerson(tx: Tx, issueIds: readonly IssueId[], at: Date): Promise<void> {
  if (issueIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Issue" SET "decidedByPersonAt" = ${at.getTime()} WHERE "id" IN (SELECT value FROM json_each(${idList(issueIds)}))`;
}

function holder(row: { userId: bigint | null; teamId: bigint | null }): ActorRef {
  if (row.userId !== null) return { type: 'user', id: fromDb(row.userId) };
  if (row.teamId !== null) return { type: 'team', id: fromDb(row.teamId) };
  throw new Error('an assignee row without a holder'); // The database's own check forbids it.
}

/** By hand, because ids are text here and must be numbers there, and `JSON.stringify` knows no such numbers. */
function jsonRow({ issueId, projectId, to, rule }: NewHolder): string {
  for (const id of [issueId, projectId, to.id]) if (!isId(id)) throw new TypeError('not an id');
  const holder = to.type === 'user' ? `${to.id},null` : `null,${to.id}`;
  return `[${issueId},${projectId},${holder},${JSON.stringify(rule ?? null)}]`;
}
