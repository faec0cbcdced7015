import type { Reader } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId } from '../platform/ids';
import { webhookId, type StreamedEvent } from './webhook-event';

/** The analytics after the cursor, oldest first. What begins with `issue.` is told by the stream of the issues. */
export async function findAnalyticsEvents(
  db: Reader,
  organizationId: OrganizationId,
  cursor: string,
  limit: number,
): Promise<StreamedEvent[]> {
  const rows = await db.$queryRaw<{ id: bigint | number; type: string; attributes: string; createdAt: Date }[]>`
    SELECT "id", "type", "attributes", "createdAt" FROM "AnalyticsEvent"
    WHERE "id" > ${toDb(cursor)} AND +"organizationId" = ${toDb(organizationId)} AND +"type" NOT GLOB 'issue.*'
    ORDER BY "id" LIMIT ${limit}`;
  return rows.map(({ id, type, attributes, createdAt: at }) => {
    const rowId = fromDb(id);
    const data = JSON.parse(attributes) as Record<string, unknown>;
    return { rowId, event: { id: webhookId('analytics', rowId, at), type, at, data } };
  });
}
