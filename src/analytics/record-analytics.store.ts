import type { Tx } from '../platform/db/database';
import type { AnalyticsCatalog, AnalyticsType } from './catalog';

/** Stores events in the transaction of the change they tell of: never lost, never counted twice (PRODUCT 8.1). One statement. */
export async function recordAnalytics<T extends AnalyticsType>(
  tx: Tx,
  type: T,
  events: readonly AnalyticsCatalog[T][],
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "AnalyticsEvent" ("type", "organizationId", "projectId", "issueId", "attributes", "createdAt")
    SELECT ${type}, CAST(value ->> 'organization_id' AS INTEGER), CAST(value ->> 'project_id' AS INTEGER),
      CAST(value ->> 'group_id' AS INTEGER), value, ${at.getTime()}
    FROM json_each(${JSON.stringify(events)})`;
}
