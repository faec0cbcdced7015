import type { ReceiverEvent } from '@slack/bolt';
import type { AckTimes } from '../platform/ack-times';

/** The same request of Slack; how long it waits to be acknowledged is noted. */
export function timed(event: ReceiverEvent, acks: AckTimes): ReceiverEvent {
  const arrivedAt = performance.now();
  let isNoted = false;
  return {
    ...event,
    async ack(response) {
      await event.ack(response);
      if (!isNoted) acks.add(performance.now() - arrivedAt);
      isNoted = true;
    },
  };
}
