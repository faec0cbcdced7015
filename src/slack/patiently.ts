import { setTimeout as wait } from 'node:timers/promises';
import { classifyError } from './classify-error';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Repeats a call to Slack until it succeeds, for work that nobody waits for: as long as Slack is down or asks for
 * patience. Other failures are thrown, and so is the end of `signal`.
 * @param onPause hears why it has to wait
 */
export async function patiently<T>(
  signal: AbortSignal,
  call: () => Promise<T>,
  onPause: (reason: string) => void,
): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      const { failure, reason, detail } = classifyError(error);
      if (failure !== 'temporary' && failure !== 'rate-limited') throw error;
      onPause(reason);
      await wait(detail.retryAfterMs ?? pause, undefined, { signal, ref: false });
    }
  }
}
