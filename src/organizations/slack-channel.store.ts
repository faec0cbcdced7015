import type { Tx } from '../platform/db/database';
import { toDb, type OrganizationId } from '../platform/ids';

/** Posts to the channel again, for instance after the app was invited back. True when it had been stopped. */
export async function enableChannel(tx: Tx, organizationId: OrganizationId, channelId: string): Promise<boolean> {
  const { count } = await tx.slackChannel.updateMany({
    where: { organizationId: toDb(organizationId), channelId, disabledAt: { not: null } },
    data: { disabledAt: null, disabledReason: null },
  });
  return count > 0;
}
