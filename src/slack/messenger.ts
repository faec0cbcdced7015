import type { WebClient } from '@slack/web-api';
import { DeliveryError, type Messenger } from '../notifications/messenger';
import type { OutgoingMessage } from '../notifications/messages';
import { systemClock, type Clock } from '../platform/clock';
import type { Logger } from '../platform/log';
import type { ReplyAddress } from '../platform/queue/catalog';
import { classifyError } from './classify-error';
import { shareFiles } from './files/share-files';
import { findPosted, KEY_EVENT_TYPE } from './find-posted';
import { renderMessage } from './messages/render';
import type { RenderedMessage as Content } from './messages/rendered-message';
import { postToResponseUrl } from './post-to-response-url';

export interface MessengerOptions {
  /** Made with `rejectRateLimitedCalls`, without retries and with a timeout: the queue does all of that. */
  client: WebClient;
  log: Logger;
  clock?: Clock;
  fetch?: typeof fetch;
}

/** Jobs' way to Slack. Draws messages as Block Kit and speaks of failures only in {@link DeliveryError}s. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { client, log, clock = systemClock, fetch: post = fetch } = options;

  const openDirect = async (slackUserId: string) => {
    const { channel } = await client.conversations.open({ users: slackUserId });
    if (!channel?.id) throw new DeliveryError('temporary', 'no_direct_channel');
    return { channelId: channel.id };
  };

  const answerInSlack = async (to: ReplyAddress, content: Content) => {
    const user = to.slackUserId;
    if (to.channelId) {
      try {
        const thread = to.threadTs === undefined ? {} : { thread_ts: to.threadTs };
        await client.chat.postEphemeral({ channel: to.channelId, ...thread, user, ...content });
        return;
      } catch (error) {
        const failure = classifyError(error);
        // The channel, or the thread in it, is gone or closed to us.
        if (failure.failure !== 'destination' && failure.failure !== 'message') throw failure;
        log.info({ reason: failure.reason, channelId: to.channelId }, 'answered in a direct message instead');
      }
    }
    const { channelId } = await openDirect(user);
    await client.chat.postMessage({ channel: channelId, ...NO_PREVIEWS, ...content });
  };

  return {
    post: (to, message, key) =>
      classified(draw(message), async (content) => {
        const metadata = { event_type: KEY_EVENT_TYPE, event_payload: { key } };
        const thread = to.threadTs ? { thread_ts: to.threadTs, reply_broadcast: to.broadcast ?? false } : {};
        const message = { channel: to.channelId, ...NO_PREVIEWS, ...content, metadata };
        const { ts } = await client.chat.postMessage({ ...message, ...thread });
        if (!ts) throw new DeliveryError('temporary', 'no_ts', { uncertain: true });
        return { ts };
      }),
    share: (to, message, files) =>
      classified(draw(message), (content) => shareFiles(client, post, to.channelId, content, files)),
    update: (at, message) =>
      classified(draw(message), async (content) => {
        await client.chat.update({ channel: at.channelId, ts: at.ts, ...content });
      }),
    findPosted: (to, key, since) => classified(null, () => findPosted(client, to, key, since)),
    openDirect: (slackUserId) => classified(null, () => openDirect(slackUserId)),
    unfurl: (at, links) =>
      classified(unfurlsOf(links), async (unfurls) => {
        const place = 'ts' in at ? { channel: at.channelId, ts: at.ts } : { unfurl_id: at.unfurlId, source: at.source };
        await client.chat.unfurl({ ...place, unfurls });
      }),
    answer: (to, message) =>
      classified(draw(message), async (content) => {
        const url = to.expiresAt > clock.now().getTime() ? to.responseUrl : null;
        if (url && (await postToResponseUrl(post, url, { ...content, replace_original: to.replaces ?? false }))) return;
        await answerInSlack(to, content);
      }),
  };
}

/** Links in errors are data; Slack would fetch and show them. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false };

const unfurlsOf = (links: Parameters<Messenger['unfurl']>[1]) =>
  Object.fromEntries(links.map(({ url, message }) => [url, { blocks: draw(message).blocks }]));

/** Always with `blocks`: `chat.update` leaves standing what it is not given. */
function draw(message: OutgoingMessage): Content {
  const { text, blocks } = renderMessage(message);
  return { text, blocks };
}

/** The content is drawn before the call: a defect in drawing is not a failure of Slack's. */
async function classified<C, T>(content: C, call: (content: C) => Promise<T>): Promise<T> {
  try {
    return await call(content);
  } catch (error) {
    throw classifyError(error);
  }
}
