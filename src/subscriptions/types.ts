import type { IssueId, UserId } from '../platform/ids';

/** Why somebody follows an issue. */
export type SubscriptionReason = 'assigned' | 'comment' | 'status_change' | 'manual';

export interface SubscriptionPair {
  issueId: IssueId;
  userId: UserId;
}

export interface Follower {
  userId: UserId;
  reason: SubscriptionReason;
}
