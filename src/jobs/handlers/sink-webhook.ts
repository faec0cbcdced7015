import { findAnalyticsEvents } from '../../sinks/analytics-stream.store';
import { findIssueEvents } from '../../sinks/issue-stream.store';
import type { JobHandler } from '../handler';
import { runSink } from '../run-sink';

const PAGE = 100;
/** With the last request's time limit it ends before the process has to. */
const LOOK_MS = 2_000;

const STREAMS = { issues: findIssueEvents, analytics: findAnalyticsEvents };

/** Sends what happened to the webhook, one after the other: an event goes when the one before was taken. */
export const tellWebhook: JobHandler<'sink.webhook'> = (deps, { organizationId, stream }) =>
  runSink(deps, `webhook.${stream}`, organizationId, async (sink, told) => {
    const { db, clock, sendWebhook } = deps;
    if (!sendWebhook) return;
    const until = clock.now().getTime() + LOOK_MS;
    let page = await STREAMS[stream](db.read, organizationId, sink.cursor, PAGE);
    while (page.length > 0) {
      for (const { rowId, event } of page) {
        if (clock.now().getTime() > until) return;
        await sendWebhook(event);
        told(rowId);
      }
      page = await STREAMS[stream](db.read, organizationId, page.at(-1)?.rowId ?? sink.cursor, PAGE);
    }
  });
