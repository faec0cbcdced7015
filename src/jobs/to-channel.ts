import { disableChannel, findDisabledReason } from '../notifications/channel.store';
import { DeliveryError } from '../notifications/messenger';
import type { OrganizationId } from '../platform/ids';
import type { JobDeps } from './handler';

/**
 * Runs a call about a channel of ours. A channel that Slack refuses for good is not asked again: its reason is stored,
 * and every later job for it fails with that reason before it reaches Slack (PRODUCT 7.6).
 */
export async function toChannel<T>(
  deps: JobDeps,
  organizationId: OrganizationId,
  channelId: string,
  call: () => Promise<T>,
): Promise<T> {
  const disabled = await findDisabledReason(deps.db.read, organizationId, channelId);
  if (disabled !== null) throw new DeliveryError('destination', disabled);
  try {
    return await call();
  } catch (error) {
    if (error instanceof DeliveryError && error.failure === 'destination') {
      const at = deps.clock.now();
      await deps.db.write((tx) => disableChannel(tx, organizationId, channelId, error.reason, at));
      deps.log.warn({ organizationId, channelId, reason: error.reason }, 'stopped posting to a channel');
    }
    throw error;
  }
}
