import { Prisma } from '../../generated/prisma/client';
import type { Lane } from './catalog';

/**
 * The scopes that waiting jobs name, one seek of the index each, with what they may be used for: nothing while a job of
 * theirs runs. Jobs without a scope are no part of it.
 */
export const SCOPES = Prisma.sql`
  names("scope") AS (
    SELECT min("scope") FROM "Job" WHERE "state" = 'ready' AND "scope" > ''
    UNION ALL
    SELECT (SELECT min("scope") FROM "Job" WHERE "state" = 'ready' AND "scope" > names."scope")
    FROM names WHERE names."scope" IS NOT NULL),
  scopes AS (
    SELECT names."scope", COALESCE(budget."opensAt", 0) AS "opensAt", COALESCE(budget."opensForAllAt", 0) AS "opensForAllAt"
    FROM names LEFT JOIN "Budget" budget ON budget."scope" = names."scope"
    WHERE names."scope" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Job" busy WHERE busy."state" = 'running' AND busy."scope" = names."scope"))`;

/** None with the job's order key runs, or stands before it. */
const ITS_TURN = Prisma.sql`
  (job."orderKey" IS NULL OR NOT EXISTS (
    SELECT 1 FROM "Job" AS other
    WHERE other."orderKey" = job."orderKey" AND other."id" <> job."id"
      AND (other."state" = 'running' OR (other."state" = 'ready' AND other."id" < job."id"))))`;

/** The first jobs of one lane that are due, the longest due first; `scope` is a condition on the column. */
export const dueInLane = (scope: Prisma.Sql, lane: Lane, at: number, limit: number) => Prisma.sql`
  SELECT job."id" FROM "Job" AS job
  WHERE job."state" = 'ready' AND ${scope} AND job."lane" = ${lane} AND job."runAt" <= ${at} AND ${ITS_TURN}
  ORDER BY job."runAt", job."id" LIMIT ${limit}`;
