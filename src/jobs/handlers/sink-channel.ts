import { isDigestDue } from '../../sinks/decide-digest';
import { findDigest, findWaiting } from '../../sinks/digest.store';
import { beginTelling } from '../../sinks/sink.store';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { runSink } from '../run-sink';

/**
 * Tells the analytics channel what happened, in one message. What it is about is stored before it is sent, so that every
 * later attempt is about the same and finds what an earlier one may have posted.
 */
export const tellChannel: JobHandler<'sink.channel'> = (deps, { organizationId }) =>
  runSink(deps, 'channel', organizationId, async (sink, told) => {
    const { db, clock, config, messenger } = deps;
    const channelId = config.analyticsChannel;
    if (channelId === null) return;
    const to = sink.pending?.to ?? (await begin());
    if (to === null) return;
    const digest = await findDigest(db.read, organizationId, { after: sink.cursor, to });
    if (digest) {
      const message = { kind: 'analytics-digest', digest } as const;
      await postOnce(messenger, { channelId }, message, `analytics:${to}`, sink.pending?.since ?? null);
    }
    told(to);

    async function begin(): Promise<string | null> {
      const now = clock.now();
      const waiting = await findWaiting(db.read, organizationId, sink.cursor);
      if (!waiting || !isDigestDue(waiting, now)) return null;
      await db.write((tx) => beginTelling(tx, 'channel', waiting.last, now));
      return waiting.last;
    }
  });
