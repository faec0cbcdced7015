import type { CardId, DigestId, IssueId, OrganizationId } from '../platform/ids';

/** Where an issue is shown in a channel: by a message of its own, or as a line of a digest. */
export interface CardRef {
  id: CardId;
  issueId: IssueId;
  organizationId: OrganizationId;
  channelId: string;
  /** Of the message; null until it was posted. */
  ts: string | null;
  /** The digest whose line it is; it may not be posted yet. */
  digestId: DigestId | null;
  /** A message that shows it is on its way. */
  isPosting: boolean;
  /** It was given up: Slack calls the message wrong. */
  isRefused: boolean;
  /** Slack shows that its project was deleted. */
  isRetired: boolean;
}

/** One message with many alerts (PRODUCT 7.5). */
export interface Digest {
  id: DigestId;
  organizationId: OrganizationId;
  channelId: string;
  ts: string | null;
  createdAt: Date;
  /** How many alerts it says are waiting. */
  waitingShown: number;
}
