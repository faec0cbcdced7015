import { Prisma } from '../../generated/prisma/client';
import type { ActorRef } from '../../people/types';
import type { Reader } from '../../platform/db/database';
import { fromDb, toDb, type OrganizationId } from '../../platform/ids';
import { LEVELS } from '../../projects/channel-levels';
import type { IssueHead } from '../issue-heads.store';
import { shortId } from '../short-id';
import type { Comparison, Condition, Holder, Query } from './types';

export interface Match {
  issue: IssueHead;
  holder: ActorRef | null;
}

interface Row {
  id: bigint | number;
  projectId: bigint | number;
  slug: string;
  name: string;
  number: number;
  title: string;
  userId: bigint | null;
  teamId: bigint | null;
}

/**
 * The issues of active projects that a search finds, by id, and who holds them; at most `limit`. Unresolved ones, unless
 * it says otherwise. One statement.
 * @param asOf what ages are counted from
 */
export async function findMatches(
  db: Reader,
  organizationId: OrganizationId,
  query: Query<Holder>,
  { asOf, limit }: { asOf: Date; limit: number },
): Promise<Match[]> {
  const asked: Query<Holder> = query.some(({ on }) => on === 'status')
    ? query
    : [...query, { on: 'status', status: 'unresolved', not: false }];
  const conditions = asked.map((term) => {
    const condition = toSql(term, asOf);
    return term.not ? Prisma.sql`NOT (${condition})` : condition;
  });
  const rows = await db.$queryRaw<Row[]>`
    SELECT i."id", i."projectId", p."slug", p."name", i."number", i."title", a."userId", a."teamId"
    FROM "Project" p CROSS JOIN "Issue" i ON i."projectId" = p."id" LEFT JOIN "Assignee" a ON a."issueId" = i."id"
    WHERE p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active' AND ${Prisma.join(conditions, ' AND ')}
    ORDER BY i."id" LIMIT ${limit}`;
  return rows.map(({ id, projectId, slug, name, number, title, userId, teamId }) => ({
    issue: { id: fromDb(id), projectId: fromDb(projectId), projectName: name, shortId: shortId(slug, number), title },
    holder: toHolder(userId, teamId),
  }));
}

function toHolder(userId: bigint | null, teamId: bigint | null): ActorRef | null {
  if (userId !== null) return { type: 'user', id: fromDb(userId) };
  return teamId === null ? null : { type: 'team', id: fromDb(teamId) };
}

/** True or false of every issue, never unknown: it may stand behind a NOT. */
function toSql(condition: Condition<Holder>, asOf: Date): Prisma.Sql {
  switch (condition.on) {
    case 'status':
      return Prisma.sql`i."status" = ${condition.status}`;
    case 'assigned':
      return condition.assigned ? Prisma.sql`a."issueId" IS NOT NULL` : Prisma.sql`a."issueId" IS NULL`;
    case 'holder':
      return heldBy(condition.who);
    case 'project':
      return Prisma.sql`p."slug" = ${condition.slug}`;
    case 'level': {
      const levels = JSON.stringify(levelsThat(condition.compare, LEVELS.indexOf(condition.level)));
      return Prisma.sql`i."level" IN (SELECT value FROM json_each(${levels}))`;
    }
    case 'first-seen':
    case 'last-seen': {
      const column = condition.on === 'first-seen' ? Prisma.sql`i."firstSeen"` : Prisma.sql`i."lastSeen"`;
      const since = asOf.getTime() - condition.ageMs;
      return condition.than === 'within' ? Prisma.sql`${column} >= ${since}` : Prisma.sql`${column} < ${since}`;
    }
    case 'times-seen':
      return Prisma.sql`i."timesSeen" ${SIGNS[condition.compare]} ${condition.times}`;
    case 'release':
      return Prisma.sql`COALESCE(i."release" LIKE ${like(condition.pattern)} ESCAPE '\\', 0)`;
    case 'tag':
      return Prisma.sql`EXISTS (SELECT 1 FROM json_each(i."tags") t WHERE lower(t.value ->> 0) = ${condition.key}
        AND t.value ->> 1 LIKE ${like(condition.pattern)} ESCAPE '\\')`;
    case 'text': {
      const inside = `%${like(condition.pattern)}%`;
      return Prisma.sql`(i."title" LIKE ${inside} ESCAPE '\\' OR COALESCE(i."culprit", '') LIKE ${inside} ESCAPE '\\'
        OR COALESCE(i."message", '') LIKE ${inside} ESCAPE '\\')`;
    }
  }
}

function heldBy(who: Holder): Prisma.Sql {
  switch (who.kind) {
    case 'nobody':
      return Prisma.sql`a."issueId" IS NULL`;
    case 'actor': {
      const column = who.actor.type === 'user' ? Prisma.sql`a."userId"` : Prisma.sql`a."teamId"`;
      return Prisma.sql`COALESCE(${column} = ${toDb(who.actor.id)}, 0)`;
    }
    case 'teams-of':
      return Prisma.sql`EXISTS (SELECT 1 FROM "TeamMember" m
        WHERE m."teamId" = a."teamId" AND m."userId" = ${toDb(who.userId)} AND m."isActive" = 1)`;
  }
}

const SIGNS: Record<Comparison, Prisma.Sql> = {
  '=': Prisma.sql`=`,
  '>': Prisma.sql`>`,
  '>=': Prisma.sql`>=`,
  '<': Prisma.sql`<`,
  '<=': Prisma.sql`<=`,
};

function levelsThat(compare: Comparison, than: number) {
  return LEVELS.filter((_, rank) => {
    const equal = rank === than && (compare === '=' || compare.endsWith('='));
    return equal || (compare.startsWith('>') && rank > than) || (compare.startsWith('<') && rank < than);
  });
}

/** `*` is anything; what LIKE reads as a sign stands for itself. */
const like = (pattern: string) => pattern.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
