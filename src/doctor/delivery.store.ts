import { CHANNEL_OF_JOB } from '../organizations/channel-of-job.store';
import type { Reader } from '../platform/db/database';
import { toDb, type OrganizationId } from '../platform/ids';
import type { ChannelLoad, DisabledChannel, Failure, Listed } from './types';

const MOST_CHANNELS = 10;
const MOST_GROUPS = 50;

type Count = bigint | number;
const dateOrNull = (ms: Count | null) => (ms === null ? null : new Date(Number(ms)));

export async function findDisabled(db: Reader, organizationId: OrganizationId): Promise<Listed<DisabledChannel>> {
  const where = { organizationId: toDb(organizationId), disabledAt: { not: null } };
  const rows = await db.slackChannel.findMany({ where, orderBy: { disabledAt: 'desc' }, take: MOST_CHANNELS });
  const first = rows.flatMap(({ channelId, disabledAt, disabledReason }) =>
    disabledAt === null ? [] : [{ channelId, reason: disabledReason ?? 'disabled', since: disabledAt }],
  );
  return { total: await db.slackChannel.count({ where }), first };
}

export function countWaitingJobs(db: Reader): Promise<number> {
  return db.job.count({ where: { state: { in: ['ready', 'running'] } } });
}

/** The organization's channels for which something waits, the fullest first. */
export async function findLoads(db: Reader, organizationId: OrganizationId, now: Date): Promise<ChannelLoad[]> {
  const organization = toDb(organizationId);
  const at = now.getTime();
  const rows = await db.$queryRaw<
    { channelId: string; jobs: Count; dueSince: Count | null; cards: Count; opensAt: Count | null }[]
  >`
    WITH mine("channelId", "scope") AS (
      SELECT "channelId", 'chat.postMessage:' || "channelId" FROM (
        SELECT c."channelId" FROM "ProjectChannel" c JOIN "Project" p ON p."id" = c."projectId"
          WHERE p."organizationId" = ${organization}
        UNION SELECT "slackChannelId" FROM "Team" WHERE "organizationId" = ${organization} AND "slackChannelId" IS NOT NULL
        UNION SELECT "channelId" FROM "SlackChannel" WHERE "organizationId" = ${organization})),
    loads AS (
      SELECT m."channelId",
        (SELECT COUNT(*) FROM "Job" j WHERE j."state" = 'ready' AND j."scope" = m."scope") AS "jobs",
        (SELECT min(j."runAt") FROM "Job" j
          WHERE j."state" = 'ready' AND j."scope" = m."scope" AND j."runAt" <= ${at}) AS "dueSince",
        (SELECT COUNT(*) FROM "Card" c
          WHERE c."channelId" = m."channelId" AND c."ts" IS NULL AND c."refusedReason" IS NULL) AS "cards",
        (SELECT b."opensAt" FROM "Budget" b WHERE b."scope" = m."scope" AND b."opensAt" > ${at}) AS "opensAt"
      FROM mine m)
    SELECT * FROM loads WHERE "jobs" + "cards" > 0 ORDER BY "jobs" + "cards" DESC, "channelId" LIMIT ${MOST_CHANNELS}`;
  return rows.map(({ channelId, jobs, dueSince, cards, opensAt }) => ({
    channelId,
    jobs: Number(jobs),
    dueSince: dateOrNull(dueSince),
    cards: Number(cards),
    closedUntil: dateOrNull(opensAt),
  }));
}

/** Without those of channels that we stopped posting to, which are told of with their channel. */
export async function findFailures(db: Reader, organizationId: OrganizationId): Promise<Failure[]> {
  const organization = toDb(organizationId);
  const rows = await db.$queryRaw<{ kind: string; reason: string | null; jobs: Count }[]>`
    SELECT j."kind", j."lastError" AS reason, COUNT(*) AS jobs
    FROM "Job" j LEFT JOIN "Project" p ON p."id" = j."projectId"
    WHERE j."state" = 'failed'
      AND (j."projectId" IS NULL OR (p."organizationId" = ${organization} AND p."status" = 'active'))
      AND NOT EXISTS (
        SELECT 1 FROM "SlackChannel" s
        WHERE s."organizationId" = ${organization} AND s."channelId" = ${CHANNEL_OF_JOB} AND s."disabledAt" IS NOT NULL)
    GROUP BY 1, 2 ORDER BY jobs DESC, 1, 2 LIMIT ${MOST_GROUPS}`;
  return rows.map(({ kind, reason, jobs }) => ({ kind, reason: reason ?? 'unknown', jobs: Number(jobs) }));
}

export async function findRefusedCards(
  db: Reader,
  organizationId: OrganizationId,
): Promise<{ reason: string; cards: number }[]> {
  const rows = await db.$queryRaw<{ reason: string; cards: Count }[]>`
    SELECT c."refusedReason" AS reason, COUNT(*) AS cards
    FROM "Card" c CROSS JOIN "Issue" i ON i."id" = c."issueId" CROSS JOIN "Project" p ON p."id" = i."projectId"
    WHERE c."ts" IS NULL AND c."refusedReason" IS NOT NULL AND p."organizationId" = ${toDb(organizationId)} AND p."status" = 'active'
    GROUP BY 1 ORDER BY cards DESC, 1 LIMIT ${MOST_GROUPS}`;
  return rows.map(({ reason, cards }) => ({ reason, cards: Number(cards) }));
}
