import type { WebClient } from '@slack/web-api';
import type { ChannelTarget } from '../notifications/messenger';

/** What every message of ours carries, invisibly, so that it can be recognised after a crash. */
export const KEY_EVENT_TYPE = 'dibs_message';

/** Our clock and Slack's may differ by this much. */
const SKEW_MS = 60_000;
const PAGE_SIZE = 200;
/** 4,000 messages since the attempt: more than a channel gets while a process restarts. */
const MAX_PAGES = 20;

/** Looks through a channel, or a thread, for the message with `key` posted since then; null when there is none. */
export async function findPosted(
  client: WebClient,
  to: ChannelTarget,
  key: string,
  since: Date,
): Promise<string | null> {
  const oldest = ((since.getTime() - SKEW_MS) / 1_000).toFixed(6);
  const query = { channel: to.channelId, oldest, limit: PAGE_SIZE, include_all_metadata: true };
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = to.threadTs
      ? await client.conversations.replies({ ...query, ts: to.threadTs, cursor })
      : await client.conversations.history({ ...query, cursor });
    for (const { ts, metadata, files } of answer.messages ?? []) {
      if (ts && metadata?.event_type === KEY_EVENT_TYPE && payloadKey(metadata.event_payload) === key) return ts;
      // A message with files carries no metadata.
      if (ts && files?.[0]?.name === key) return ts;
    }
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return null;
  }
  return null;
}

function payloadKey(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
}
