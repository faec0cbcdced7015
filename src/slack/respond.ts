import type { WebClient } from '@slack/web-api';
import type { Clock } from '../platform/clock';
import type { Logger } from '../platform/log';
import type { ReplyAddress } from '../platform/queue/catalog';
import { classifyError } from './classify-error';
import type { RenderedMessage } from './messages/rendered-message';
import { postToResponseUrl } from './post-to-response-url';

export interface RespondOptions {
  /** Puts the answer in the place of the message that was clicked. */
  replaceOriginal?: boolean;
}

/**
 * Answers one person at once, for what needs no durable answer: refusals and what was only read. Goes to the
 * `response_url` while it lives, else ephemerally into the channel, else as a direct message. Never throws: an answer
 * that cannot be delivered is a log line.
 */
export type Respond = (to: ReplyAddress, message: RenderedMessage, options?: RespondOptions) => Promise<void>;

export function createRespond({ client, clock, log }: { client: WebClient; clock: Clock; log: Logger }): Respond {
  const ways = [
    async (to: ReplyAddress, message: RenderedMessage, replace: boolean) => {
      if (to.responseUrl === null || clock.now().getTime() >= to.expiresAt) return false;
      return postToResponseUrl(fetch, to.responseUrl, { ...message, replace_original: replace });
    },
    async (to: ReplyAddress, message: RenderedMessage) => {
      if (to.channelId === null) return false;
      const thread = to.threadTs === undefined ? {} : { thread_ts: to.threadTs };
      await client.chat.postEphemeral({ channel: to.channelId, ...thread, user: to.slackUserId, ...message });
      return true;
    },
    async (to: ReplyAddress, message: RenderedMessage) => {
      const { channel } = await client.conversations.open({ users: to.slackUserId });
      await client.chat.postMessage({ channel: channel?.id ?? '', unfurl_links: false, ...message });
      return true;
    },
  ];
  return async (to, message, { replaceOriginal = false } = {}) => {
    const failures: string[] = [];
    for (const way of ways) {
      try {
        if (await way(to, message, replaceOriginal)) return;
      } catch (error) {
        const { failure, reason, detail } = classifyError(error);
        failures.push(reason);
        // Another way would say it twice, or be refused as well.
        if (detail.uncertain || ['account', 'rejected', 'unexplained'].includes(failure)) break;
      }
    }
    log.warn({ failures, slackUserId: to.slackUserId }, 'an answer could not be delivered');
  };
}
