import { DeliveryError, type Messenger } from '../notifications/messenger';
import type { Clock } from '../platform/clock';
import { createChannelGate } from './channel-gate';
import { withDeadline } from './with-deadline';

export interface GuardOptions {
  /** A call that takes longer counts as cut off. */
  timeoutMs?: number;
  /** How long a call waits for its turn at a busy channel. */
  patienceMs?: number;
}

/** A channel that hangs is left alone for this long. */
const SLOW_PAUSE_MS = 5_000;

/**
 * Keeps one bad channel from touching anything else: every call has a deadline, only a few run at once per channel, and one
 * that hangs is left alone for a while. Slack's own limits are kept by the queue and the client; only those of answers to
 * `response_url`s, which no budget knows, are remembered here.
 */
export function guardMessenger(messenger: Messenger, clock: Clock, options: GuardOptions = {}): Messenger {
  const { timeoutMs = 10_000, patienceMs = 1_000 } = options;
  const gate = createChannelGate();
  const pausedUntil = new Map<string, number>();

  function checkPause(scope: string): void {
    const until = pausedUntil.get(scope);
    if (until === undefined) return;
    const retryAfterMs = until - clock.now().getTime();
    if (retryAfterMs > 0) throw new DeliveryError('rate-limited', 'held_back', { retryAfterMs });
    pausedUntil.delete(scope);
  }
  const pause = (scope: string, ms: number) => pausedUntil.set(scope, clock.now().getTime() + ms);

  /** `channelId`: null for a call about none; `limit`: what a Retry-After of an answer is about. */
  async function guarded<T>(
    channelId: string | null,
    call: () => Promise<T>,
    limit = `channel:${channelId}`,
  ): Promise<T> {
    checkPause(limit);
    const slow = () => {
      pause(limit, SLOW_PAUSE_MS);
      return new DeliveryError('rate-limited', 'channel_slow', { retryAfterMs: SLOW_PAUSE_MS });
    };
    const late = () => new DeliveryError('temporary', 'timeout', { uncertain: true });
    const timed = () => withDeadline(call(), timeoutMs, late);
    try {
      return await (channelId === null ? timed() : gate.run(channelId, timed, patienceMs, slow));
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      if (error.reason === 'timeout' && channelId !== null) pause(limit, SLOW_PAUSE_MS);
      if (error.failure === 'rate-limited' && channelId === null) {
        pause(limit, error.detail.retryAfterMs ?? SLOW_PAUSE_MS);
      }
      throw error;
    }
  }

  return {
    post: (to, message, key) => guarded(to.channelId, () => messenger.post(to, message, key)),
    update: (at, message) => guarded(at.channelId, () => messenger.update(at, message)),
    findPosted: (to, key, since) => guarded(to.channelId, () => messenger.findPosted(to, key, since)),
    openDirect: (slackUserId) => guarded(null, () => messenger.openDirect(slackUserId), `open:${slackUserId}`),
    unfurl: (at, links) =>
      guarded('channelId' in at ? at.channelId : null, () => messenger.unfurl(at, links), 'unfurl'),
    share: (to, message, files) => guarded(to.channelId, () => messenger.share(to, message, files)),
    // A response_url has a limit of its own; the ways around it are per person.
    answer: (to, message) =>
      guarded(null, () => messenger.answer(to, message), `answer:${to.responseUrl ?? to.slackUserId}`),
  };
}
