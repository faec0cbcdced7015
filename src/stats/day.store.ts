import { Prisma } from '../generated/prisma/client';
import type { Reader } from '../platform/db/database';
import { idList } from '../platform/ids';
import type { Scope } from './scope.store';

/** From the first moment to the last, which is not included; milliseconds since 1970. */
export interface Span {
  from: number;
  until: number;
}

/** Activities of one kind in a span. */
export interface Happened {
  type: 'ASSIGNED' | 'UNASSIGNED' | 'RESOLVED';
  /** `hand` for a person, else the source. */
  means: string;
  /** The rule or the line of CODEOWNERS that did it. */
  rule: string | null;
  count: number;
  /** Assignments that took the issue from somebody else. */
  handOvers: number;
  /** Assignments that were the first of their issue in the whole window. */
  issues: number;
}

/** What happened in a span of the window, by kind. */
export async function countActivities(db: Reader, scope: Scope, span: Span, window: Span): Promise<Happened[]> {
  const rows = await db.$queryRaw<Record<keyof Happened, bigint | number | string | null>[]>`
    SELECT a."type", CASE WHEN a."userId" IS NULL THEN a."source" ELSE 'hand' END AS "means",
      CASE WHEN a."userId" IS NULL AND a."source" IN ('rule', 'codeowners') THEN a."data" ->> 'rule' END AS "rule",
      COUNT(*) AS "count",
      SUM(a."type" = 'ASSIGNED' AND a."data" ->> 'previous' IS NOT NULL) AS "handOvers",
      SUM(a."type" = 'ASSIGNED' AND NOT EXISTS (
        SELECT 1 FROM "Activity" b WHERE b."issueId" = a."issueId" AND b."type" = 'ASSIGNED' AND b."id" < a."id"
          AND b."createdAt" >= ${window.from} AND b."createdAt" < ${window.until} ${isGivenTo(scope, 'b')})) AS "issues"
    FROM ${activities(scope, span)}
    WHERE true ${concerns(scope)}
    GROUP BY 1, 2, 3`;
  return rows.map((row) => ({
    type: row.type as Happened['type'],
    means: String(row.means),
    rule: row.rule === null ? null : String(row.rule),
    count: Number(row.count),
    handOvers: Number(row.handOvers),
    issues: Number(row.issues),
  }));
}

/** How long each issue that got its first owner in the span had waited for one, in milliseconds. */
export async function findWaits(db: Reader, scope: Scope, span: Span): Promise<number[]> {
  const rows = await db.$queryRaw<{ waits: string }[]>`
    SELECT json_group_array(MAX(a."createdAt" - i."firstSeen", 0)) AS "waits"
    FROM ${activities(scope, span)} CROSS JOIN "Issue" i ON i."id" = a."issueId"
    WHERE a."type" = 'ASSIGNED' ${isGivenTo(scope, 'a')} AND NOT EXISTS (
      SELECT 1 FROM "Activity" b WHERE b."issueId" = a."issueId" AND b."type" = 'ASSIGNED' AND b."id" < a."id")`;
  return JSON.parse(rows[0]?.waits ?? '[]') as number[];
}

/** In the words of the index `Activity_stats_idx`. */
const activities = ({ projectIds }: Scope, { from, until }: Span) => Prisma.sql`
  json_each(${idList(projectIds)}) p CROSS JOIN "Activity" a ON a."projectId" = p."value"
    AND a."createdAt" >= ${from} AND a."createdAt" < ${until} AND a."type" IN ('ASSIGNED', 'UNASSIGNED', 'RESOLVED')`;

const within = (actors: readonly string[]) => Prisma.sql`IN (SELECT "value" FROM json_each(${JSON.stringify(actors)}))`;

function isGivenTo({ actors }: Scope, table: 'a' | 'b'): Prisma.Sql {
  if (actors === null) return Prisma.empty;
  const data = Prisma.raw(`"${table}"."data"`);
  return Prisma.sql`AND (${data} ->> 'assigneeType' || ':' || (${data} ->> 'assignee')) ${within(actors)}`;
}

/** For a team: it got the issue, it lost it, or it held what was resolved. */
function concerns(scope: Scope): Prisma.Sql {
  const { actors } = scope;
  if (actors === null) return Prisma.empty;
  return Prisma.sql`AND CASE a."type"
    WHEN 'ASSIGNED' THEN true ${isGivenTo(scope, 'a')}
    WHEN 'UNASSIGNED' THEN a."data" ->> 'previous' ${within(actors)}
    ELSE COALESCE((
      SELECT b."type" = 'ASSIGNED' ${isGivenTo(scope, 'b')} FROM "Activity" b
      WHERE b."issueId" = a."issueId" AND b."id" < a."id" AND b."type" IN ('ASSIGNED', 'UNASSIGNED')
      ORDER BY b."id" DESC LIMIT 1), false) END`;
}
