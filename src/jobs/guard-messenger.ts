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
 * Keeps one bad channel or one rate limit from touching anything else: every call has a deadline, only a few run at
 * once per channel, and `Retry-After` holds back exactly what it was about (posts: the channel; everything else: the
 * method) without asking Slack again meanwhile.
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

  /** `scopes`: what a Retry-After of this call is about, and the channel if it has one. */
  async function guarded<T>(limit: string, channelId: string | null, call: () => Promise<T>): Promise<T> {
    const channel = `channel:${channelId}`;
    checkPause(limit);
    checkPause(channel);
    const slow = () => {
      pause(channel, SLOW_PAUSE_MS);
      return new DeliveryError('rate-limited', 'channel_slow', { retryAfterMs: SLOW_PAUSE_MS });
    };
    const late = () => new DeliveryError('temporary', 'timeout', { uncertain: true });
    const timed = () => withDeadline(call(), timeoutMs, late);
    try {
      return await (channelId === null ? timed() : gate.run(channelId, timed, patienceMs, slow));
    } catch (error) {
      if (error instanceof DeliveryError && error.failure === 'rate-limited' && error.reason !== 'channel_slow') {
        pause(limit, error.detail.retryAfterMs ?? SLOW_PAUSE_MS);
      }
      if (error instanceof DeliveryError && error.reason === 'timeout' && channelId !== null)
        pause(channel, SLOW_PAUSE_MS);
      throw error;
    }
  }

  return {
    post: (to, message, key) => guarded(`post:${to.channelId}`, to.channelId, () => messenger.post(to, message, key)),
    update: (at, message) => guarded('update', at.channelId, () => messenger.update(at, message)),
    findPosted: (to, key, since) =>
      guarded(to.threadTs ? 'replies' : 'history', to.channelId, () => messenger.findPosted(to, key, since)),
    openDirect: (slackUserId) => guarded('open', null, () => messenger.openDirect(slackUserId)),
    // A response_url has a limit of its own; the ways around it are per person.
    answer: (to, message) =>
      guarded(`answer:${to.responseUrl ?? to.slackUserId}`, null, () => messenger.answer(to, message)),
  };
}
