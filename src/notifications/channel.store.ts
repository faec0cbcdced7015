import type { Reader, Tx } from '../platform/db/database';
import { toDb, type OrganizationId } from '../platform/ids';

/** Why we stopped posting to the channel; null while we do (PRODUCT 7.6). */
export async function findDisabledReason(
  db: Reader,
  organizationId: OrganizationId,
  channelId: string,
): Promise<string | null> {
  const where = { organizationId_channelId: { organizationId: toDb(organizationId), channelId } };
  const row = await db.slackChannel.findUnique({ where });
  return row?.disabledAt ? (row.disabledReason ?? 'disabled') : null;
}

/** `reason` is Slack's error code. A channel that was stopped before keeps its first time and reason. */
export async function disableChannel(
  tx: Tx,
  organizationId: OrganizationId,
  channelId: string,
  reason: string,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "SlackChannel" ("organizationId", "channelId", "disabledAt", "disabledReason")
    VALUES (${toDb(organizationId)}, ${channelId}, ${at.getTime()}, ${reason})
    ON CONFLICT ("organizationId", "channelId") DO UPDATE SET
      "disabledReason" = CASE WHEN "disabledAt" IS NULL THEN excluded."disabledReason" ELSE "disabledReason" END,
      "disabledAt" = COALESCE("disabledAt", excluded."disabledAt")`;
}
