import { DeliveryError } from '../notifications/messenger';
import { isDibsError } from '../platform/errors';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** A request that was cut off may still be on its way; looking for its message too early would not find it. */
const SETTLE_MS = 3_000;
const ACCOUNT_PAUSE_MS = 60_000;
const RATE_LIMIT_PAUSE_MS = 30_000;
/** What nobody can explain may pass: half a minute of attempts, then the job is given up. */
const MOST_UNEXPLAINED = 5;

export type AfterFailure =
  | {
      next: 'retry';
      delayMs: number;
      reason: string;
      uncertain: boolean;
      tried: boolean;
      pauseAll?: boolean;
      scope?: string;
    }
  | { next: 'fail'; reason: string }
  /** Nothing to do any more, and nobody needs to know. */
  | { next: 'end'; reason: string };

/** What becomes of a job whose attempt threw. `chance` is from 0 to 1 and spreads the retries. */
export function afterFailure(error: unknown, attempts: number, chance: number): AfterFailure {
  const pause = backOff(attempts, chance);
  if (error instanceof DeliveryError) return afterDeliveryFailure(error, attempts, pause);
  // What threw may have come after the call to Slack, when its outcome was to be stored.
  if (isDibsError(error) && error.kind === 'unavailable') return retry(pause, error.code, { uncertain: true });
  if (isDibsError(error)) return { next: 'fail', reason: error.code };
  return retryUnexplained(attempts, pause, 'internal_error', true);
}

function afterDeliveryFailure(error: DeliveryError, attempts: number, pause: number): AfterFailure {
  const { failure, reason, detail } = error;
  switch (failure) {
    case 'temporary':
      return detail.uncertain ? retry(Math.max(pause, SETTLE_MS), reason, { uncertain: true }) : retry(pause, reason);
    case 'rate-limited':
      return { ...retry(detail.retryAfterMs ?? RATE_LIMIT_PAUSE_MS, reason, { tried: false }), ...scopeOf(detail) };
    case 'account':
      return { ...retry(ACCOUNT_PAUSE_MS, reason, { tried: false }), pauseAll: true };
    case 'unexplained':
      return retryUnexplained(attempts, pause, reason, false);
    // The same again would get the same answer.
    case 'destination':
    case 'forbidden':
    case 'rejected':
      return { next: 'fail', reason };
    case 'message':
      return { next: 'end', reason };
  }
}

const scopeOf = ({ scope }: DeliveryError['detail']) => (scope === undefined ? {} : { scope });

function retryUnexplained(attempts: number, delayMs: number, reason: string, uncertain: boolean): AfterFailure {
  return attempts >= MOST_UNEXPLAINED ? { next: 'fail', reason } : retry(delayMs, reason, { uncertain });
}

function retry(delayMs: number, reason: string, more: { uncertain?: boolean; tried?: boolean } = {}) {
  const { uncertain = false, tried = true } = more;
  return { next: 'retry', delayMs, reason, uncertain, tried } as const;
}

/** 1 s, 2 s, 4 s … 5 min, and up to a tenth more by chance. */
function backOff(attempts: number, chance: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS);
  return Math.round(pause * (1 + chance / 10));
}
