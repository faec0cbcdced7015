import type { ReplyAddress, UnfurlPlace } from '../platform/queue/catalog';
import type { OutgoingMessage } from './messages';

export interface ChannelTarget {
  channelId: string;
  /** Post as a reply in this thread. */
  threadTs?: string;
  /** With `threadTs`: show the reply in the channel as well. */
  broadcast?: boolean;
}

/** `altText`: what a picture shows, for who cannot see it. */
export interface FileToShare {
  name: string;
  title: string;
  content: Buffer;
  altText?: string;
}

/** The port through which jobs reach Slack. Every method may throw a {@link DeliveryError} and nothing else. */
export interface Messenger {
  /** Posts and returns the message's `ts`. `key` is stored in the message's metadata so that {@link findPosted} can recognise it. */
  post(to: ChannelTarget, message: OutgoingMessage, key: string): Promise<{ ts: string }>;
  /** Posts with files; {@link findPosted} recognises the message by the name of its first file. */
  share(to: { channelId: string }, message: OutgoingMessage, files: readonly FileToShare[]): Promise<void>;
  update(at: { channelId: string; ts: string }, message: OutgoingMessage): Promise<void>;
  /** The `ts` of a message with that key posted since then; for making sure after a crash or a cut connection. */
  findPosted(to: ChannelTarget, key: string, since: Date): Promise<string | null>;
  /** Opens (or finds) the direct-message channel with a person. */
  openDirect(slackUserId: string): Promise<{ channelId: string }>;
  /** Shows something below a message that others wrote, for links in it; once more replaces what is shown. */
  unfurl(at: UnfurlPlace, links: readonly { url: string; message: OutgoingMessage }[]): Promise<void>;
  /** An ephemeral answer; falls back from a dead `response_url` to `chat.postEphemeral`. */
  answer(to: ReplyAddress, message: OutgoingMessage): Promise<void>;
}

/**
 * - `temporary`: try again with back-off; `uncertain` when the request may have reached Slack.
 * - `rate-limited`: not before `retryAfterMs`, and only for what it is about.
 * - `destination`: this channel or person cannot be reached (gone, archived, not a member): stop, and say why.
 * - `message`: the target message no longer exists (deleted).
 * - `account`: the token is revoked or wrong: nothing can be sent.
 * - `forbidden`: the workspace does not let us do this at all (a scope or a plan is missing); everything else goes on.
 * - `rejected`: Slack calls the message itself wrong; a defect of ours.
 * - `unexplained`: refused for a reason we do not know, which may pass.
 */
export type DeliveryFailure =
  'temporary' | 'rate-limited' | 'destination' | 'message' | 'account' | 'forbidden' | 'rejected' | 'unexplained';

export class DeliveryError extends Error {
  constructor(
    readonly failure: DeliveryFailure,
    /** Slack's error code or our own word; safe to store and show. */
    readonly reason: string,
    /** `scope`: which limit it was about (`platform/queue/scopes.ts`). */
    readonly detail: { retryAfterMs?: number; uncertain?: boolean; scope?: string } = {},
  ) {
    super(`${failure}: ${reason}`);
    this.name = 'DeliveryError';
  }
}
