import type { OrganizationId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { postScope } from '../platform/queue/scopes';

/** Shows what waits for the channel. Each time it shows one message, and asks for itself while there is more. */
export const postJob = (organizationId: OrganizationId, channelId: string): NewJob => ({
  kind: 'channel.post',
  payload: { organizationId, channelId },
  key: `channel.post:${channelId}`,
  scope: postScope(channelId),
  lane: 1,
});
