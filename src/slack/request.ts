import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import type { ReplyAddress } from '../platform/queue/catalog';
import type { Edge } from './edge';
import type { RenderedMessage } from './messages/rendered-message';
import type { Sender } from './payloads';
import type { RespondOptions } from './respond';
import { closingDeps, type Ticket } from './ticket';

/** How long a `response_url` lives. */
export const RESPONSE_URL_MS = 30 * 60_000;

/** One request of Slack on its way through the steps to its handler. */
export interface SlackRequest<Payload = unknown> {
  readonly edge: Edge;
  /** For use cases that change something: their transaction also closes the request. Reads may use it too. */
  readonly deps: Deps;
  readonly payload: Payload;
  readonly sender: Sender;
  readonly ticket: Ticket | null;
  /** Where the durable answer to this person goes. */
  readonly reply: ReplyAddress;
  /** Acknowledges once; later calls do nothing. */
  readonly ack: (response?: object) => Promise<void>;
  readonly isAcknowledged: () => boolean;
  /** Answers at once; see {@link Respond}. */
  readonly respond: (message: RenderedMessage, options?: RespondOptions) => Promise<void>;
  /** Set by the step `identify`; reading it earlier is a defect. */
  viewer: Viewer;
}

export interface RequestParts<Payload> {
  payload: Payload;
  sender: Sender;
  /** Where it was asked; null for what comes from no channel. */
  from: { channelId: string | null; threadTs?: string | null; responseUrl: string | null; expiresAt?: number } | null;
  ticket: Ticket | null;
  ack: (response?: object) => Promise<void>;
}

export function createRequest<Payload>(edge: Edge, parts: RequestParts<Payload>): SlackRequest<Payload> {
  const { payload, sender, from, ticket } = parts;
  const receivedAt = ticket?.receivedAt ?? edge.deps.clock.now();
  const reply: ReplyAddress = {
    slackUserId: sender.slackUserId,
    channelId: from?.channelId ?? null,
    responseUrl: from?.responseUrl ?? null,
    expiresAt: from?.expiresAt ?? receivedAt.getTime() + RESPONSE_URL_MS,
    ...(from?.threadTs ? { threadTs: from.threadTs } : {}),
  };
  let acknowledged = false;
  let viewer: Viewer | null = null;
  return {
    edge,
    deps: closingDeps(edge.deps, ticket),
    payload,
    sender,
    ticket,
    reply,
    async ack(response) {
      if (acknowledged) return;
      acknowledged = true;
      await parts.ack(response);
    },
    isAcknowledged: () => acknowledged,
    respond: (message, options) => edge.respond(reply, message, options),
    get viewer() {
      if (viewer === null) throw new Error('the person was not identified');
      return viewer;
    },
    set viewer(found: Viewer) {
      viewer = found;
    },
  };
}
