/** What the webhook tells of: what happened to issues, and the analytics, each in its own order. */
export type WebhookStream = 'issues' | 'analytics';

export type SinkName = 'channel' | `webhook.${WebhookStream}`;

/** Ids of rows; `pending` is a message that may be on its way since then, about what comes after the cursor. */
export interface Sink {
  name: SinkName;
  cursor: string;
  pending: { to: string; since: Date } | null;
  failures: number;
  retryAt: Date | null;
}

/** For the operator; `lastError` is a code, no text of others. */
export interface FailingSink {
  name: SinkName;
  failingSince: Date;
  failures: number;
  lastError: string;
}

/** What happened since, for the channel. Each list has the most frequent; `rest` is how many events they leave out. */
export interface AnalyticsDigest {
  total: number;
  from: Date;
  to: Date;
  types: Tally;
  sources: Tally;
  projects: Tally;
}

export interface Tally {
  top: { name: string; count: number }[];
  rest: number;
}
