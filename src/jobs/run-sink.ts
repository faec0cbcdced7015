import { DeliveryError } from '../notifications/messenger';
import type { OrganizationId } from '../platform/ids';
import { errorFields } from '../platform/log';
import { nextLookJob } from '../sinks/jobs';
import { pauseAfter } from '../sinks/pause';
import { findSink, recordFailure, recordTold } from '../sinks/sink.store';
import type { Sink, SinkName } from '../sinks/types';
import { WebhookError } from '../sinks/webhook-event';
import type { JobDeps, JobEnd } from './handler';

/**
 * One look of a sink. How far it came, or why it failed, is stored with the end of the job, and so is the next look: a
 * failing sink waits longer and longer, for as long as it takes, and is never given up. A sink that was turned off has no
 * row, and its looks end.
 */
export async function runSink(
  deps: JobDeps,
  name: SinkName,
  organizationId: OrganizationId,
  tell: (sink: Sink, told: (rowId: string) => void) => Promise<void>,
): Promise<JobEnd | undefined> {
  const sink = await findSink(deps.db.read, name);
  if (!sink) return undefined;
  const now = deps.clock.now();
  const isPaused = sink.retryAt !== null && sink.retryAt > now;
  let { cursor } = sink;
  const reason = isPaused ? null : await attempt(deps, name, () => tell(sink, (rowId) => (cursor = rowId)));
  const at = deps.clock.now();
  return async (tx) => {
    if (reason !== null) {
      const retryAt = new Date(at.getTime() + pauseAfter(sink.failures + 1));
      await recordFailure(tx, name, cursor, { reason, at, retryAt });
    } else if (!isPaused && (cursor !== sink.cursor || sink.failures > 0)) {
      await recordTold(tx, name, cursor);
    }
    await deps.queue.enqueue(tx, [nextLookJob(name, organizationId, at)]);
  };
}

/** Null when it worked. What Slack holds back for a while is left to the queue. */
async function attempt(deps: JobDeps, name: SinkName, tell: () => Promise<void>): Promise<string | null> {
  try {
    await tell();
    return null;
  } catch (error) {
    if (error instanceof DeliveryError && ['rate-limited', 'account'].includes(error.failure)) throw error;
    const isExpected = error instanceof DeliveryError || error instanceof WebhookError;
    const reason = isExpected ? error.reason : 'internal_error';
    if (isExpected) deps.log.warn({ sink: name, reason }, 'a sink did not take what it was told');
    else deps.log.error({ sink: name, ...errorFields(error) }, 'a sink failed on our side');
    return reason;
  }
}
