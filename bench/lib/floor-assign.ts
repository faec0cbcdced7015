import type { ActorRef } from '../../src/people/types';
import type { Bare } from './bare';
import { ORGANIZATION, VIEWER } from './world';

/** From as many changes on, people are told once and cards are redrawn in the background, as in Dibs. */
const BULK_FROM = 21;

/**
 * One assignment request in bare SQL, as few statements as can be: the rows that Dibs writes, in one transaction, and the
 * caches' keys deleted after it. Nothing is checked, nobody is asked whether they want to know.
 */
export function createFloor(bare: Bare, cache: Bare) {
  const prepare = (sql: string) => bare.prepare(sql);
  const before = `FROM json_each(@ids) k JOIN "Issue" i ON i."id" = k.value LEFT JOIN "Assignee" a ON a."issueId" = i."id"
    LEFT JOIN "User" u ON u."id" = a."userId" LEFT JOIN "Team" t ON t."id" = a."teamId"`;
  const job = `INSERT INTO "Job" ("kind", "key", "orderKey", "lane", "payload", "runAt", "projectId", "createdAt")`;

  const activities = prepare(`
    INSERT INTO "Activity" ("issueId", "projectId", "userId", "type", "source", "requestId", "data", "createdAt")
    SELECT i."id", i."projectId", ${VIEWER}, 'ASSIGNED', 'bulk', @requestId, json_object('assignee', @toId, 'assigneeType', @toType,
      'assigneeName', @toName, 'assigneeEmail', @toEmail,
      'previous', CASE WHEN a."userId" IS NOT NULL THEN 'user:' || a."userId" WHEN a."teamId" IS NOT NULL THEN 'team:' || a."teamId" END,
      'previousName', COALESCE(u."displayName", '#' || t."slug"), 'reason', NULL), @at ${before}`);
  const analytics = prepare(`
    INSERT INTO "AnalyticsEvent" ("type", "organizationId", "projectId", "issueId", "attributes", "createdAt")
    SELECT 'manual.issue_assignment', ${ORGANIZATION}, i."projectId", i."id", json_object('organization_id', '${ORGANIZATION}',
      'project_id', CAST(i."projectId" AS TEXT), 'group_id', CAST(i."id" AS TEXT), 'assigned_by', 'bulk',
      'had_to_deassign', json(CASE WHEN a."issueId" IS NULL THEN 'false' ELSE 'true' END)), @at ${before}`);
  const redraws = prepare(`${job}
    SELECT 'card.draw', 'card.draw:' || c."id", 'card:' || c."id", @lane, json_object('cardId', CAST(c."id" AS TEXT)), @at, i."projectId", @at
    FROM json_each(@ids) k JOIN "Issue" i ON i."id" = k.value JOIN "Card" c ON c."issueId" = i."id"
    WHERE true ON CONFLICT ("key") DO UPDATE SET "generation" = "generation" + 1, "payload" = excluded."payload",
      "lane" = min("lane", excluded."lane"), "runAt" = min("runAt", excluded."runAt")`);
  const lines = prepare(`${job}
    SELECT 'card.thread-line', 'line:' || a."id" || ':' || c."id", 'card:' || c."id", @lane,
      json_object('cardId', CAST(c."id" AS TEXT), 'activityId', CAST(a."id" AS TEXT)), @at, a."projectId", @at
    FROM "Activity" a JOIN "Card" c ON c."issueId" = a."issueId" WHERE a."requestId" = @requestId`);
  /** Each old holder that is told, and the first activity about them. */
  const losers = prepare(`
    SELECT COALESCE('user:' || a."userId", 'team:' || a."teamId") AS actor, MIN(act."id") AS activityId, a."issueId", COUNT(*) AS count
    FROM "Activity" act JOIN "Assignee" a ON a."issueId" = act."issueId" WHERE act."requestId" = @requestId GROUP BY 1`);
  const first = prepare(
    `SELECT MIN("id") AS activityId, "issueId", COUNT(*) AS count FROM "Activity" WHERE "requestId" = @requestId`,
  );
  const addJob = prepare(`${job} VALUES (@kind, @key, @orderKey, @lane, @payload, @at, @projectId, @at)`);
  const leave = prepare(`
    DELETE FROM "Subscription" WHERE "reason" = 'assigned' AND "isActive" = 1 AND ("issueId", "userId") IN (
      SELECT a."issueId", COALESCE(m."userId", a."userId") FROM json_each(@ids) k JOIN "Assignee" a ON a."issueId" = k.value
        LEFT JOIN "TeamMember" m ON m."teamId" = a."teamId" AND m."isActive" = 1
      WHERE COALESCE(m."userId", a."userId") NOT IN (SELECT value FROM json_each(@coming)))`);
  const hold = prepare(`
    INSERT INTO "Assignee" ("issueId", "projectId", "userId", "teamId", "assignedAt", "assignedById", "source")
    SELECT i."id", i."projectId", @userId, @teamId, @at, ${VIEWER}, 'bulk' FROM json_each(@ids) k JOIN "Issue" i ON i."id" = k.value
    WHERE true ON CONFLICT ("issueId") DO UPDATE SET "userId" = excluded."userId", "teamId" = excluded."teamId",
      "assignedAt" = excluded."assignedAt", "assignedById" = excluded."assignedById", "source" = excluded."source"`);
  const decided = prepare(
    `UPDATE "Issue" SET "decidedByPersonAt" = @at WHERE "id" IN (SELECT value FROM json_each(@ids))`,
  );
  const follow = prepare(`
    INSERT INTO "Subscription" ("issueId", "userId", "reason", "createdAt")
    SELECT k.value, c.value, 'assigned', @at FROM json_each(@ids) k JOIN json_each(@coming) c WHERE true
    ON CONFLICT ("issueId", "userId") DO NOTHING`);
  const forget = cache.prepare(`
    DELETE FROM keyv WHERE key IN (SELECT 'keyv:assignee_exists:1:' || value FROM json_each(?))`);

  function notice(to: string, role: string, found: Told, request: Request, projectId: string) {
    const [type = '', id = ''] = to.split(':');
    const { activityId, count, issueId } = found;
    const common = { orderKey: `notices:${to}`, lane: 1, at: request.at };
    const about = { issueId: String(issueId), activityId: String(activityId), role };
    if (count === 1) {
      const kind = type === 'user' ? 'notice.direct' : 'notice.team';
      const payload = JSON.stringify({ [type === 'user' ? 'userId' : 'teamId']: id, ...about });
      addJob.run({ ...common, kind, key: `notice:${activityId}:${to}`, payload, projectId });
      return;
    }
    const payload = { to: { type, id }, role, requestId: request.requestId, activityId: String(activityId), count };
    const key = `notice:${request.requestId}:${to}:${role}`;
    addJob.run({ ...common, kind: 'notice.bulk', key, payload: JSON.stringify(payload), projectId: null });
  }

  const commit = bare.transaction((request: Request, projectId: string) => {
    const { requestId, at } = request;
    activities.run(request);
    analytics.run(request);
    redraws.run(request);
    lines.run(request);
    notice(`${request.toType}:${request.toId}`, 'gained', first.get(request) as Told, request, projectId);
    for (const lost of losers.all(request) as (Told & { actor: string })[]) {
      notice(lost.actor, 'lost', lost, request, projectId);
    }
    const payload = JSON.stringify({ requestId });
    addJob.run({ kind: 'assignment.clear-caches', key: null, orderKey: null, lane: 2, payload, at, projectId: null });
    leave.run(request);
    hold.run(request);
    decided.run(request);
    follow.run(request);
  });

  return (issueIds: readonly string[], projectId: string, to: Holder): void => {
    const ids = `[${issueIds.join(',')}]`;
    const userId = to.type === 'user' ? to.id : null;
    const teamId = to.type === 'team' ? to.id : null;
    const holder = { toId: to.id, toType: to.type, toName: to.name, toEmail: to.email, userId, teamId };
    const lane = issueIds.length < BULK_FROM ? 1 : 2;
    const coming = `[${to.memberIds.join(',')}]`;
    commit({ ids, coming, lane, requestId: crypto.randomUUID(), at: Date.now(), ...holder }, projectId);
    forget.run(ids);
  };
}

export type Holder = ActorRef & { name: string; email: string | null; memberIds: readonly string[] };

interface Told {
  activityId: number;
  issueId: number;
  count: number;
}

interface Request {
  ids: string;
  coming: string;
  lane: number;
  requestId: string;
  at: number;
  toId: string;
  toType: string;
  toName: string;
  toEmail: string | null;
  userId: string | null;
  teamId: string | null;
}
