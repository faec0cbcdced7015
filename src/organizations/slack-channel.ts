import { invalid } from '../platform/errors';

/** Throws invalid for what cannot be the id of a channel (`C…`, or `G…` for older private ones). */
export function assertChannelId(channelId: string): void {
  if (!/^[CG][A-Z0-9]{1,30}$/.test(channelId)) {
    throw invalid('channel_invalid', 'This is no channel that messages could be posted to.');
  }
}
