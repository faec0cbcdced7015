import type { Tx } from '../platform/db/database';
import { toDb, type OrganizationId } from '../platform/ids';
import { CHANNEL_OF_JOB } from './channel-of-job.store';

/**
 * Starts over what was given up about the channel; not for projects that were deleted. What an interrupted attempt did is
 * still unknown, so `startedAt` stays.
 */
export async function reviveJobs(tx: Tx, organizationId: OrganizationId, channelId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Job" SET "state" = 'ready', "attempts" = 0, "lastError" = NULL, "runAt" = ${now.getTime()}
    WHERE "id" IN (
      SELECT j."id" FROM "Job" j LEFT JOIN "Project" p ON p."id" = j."projectId"
      WHERE j."state" = 'failed' AND ${CHANNEL_OF_JOB} = ${channelId}
        AND (j."projectId" IS NULL OR (p."status" = 'active' AND p."organizationId" = ${toDb(organizationId)})))`;
}
