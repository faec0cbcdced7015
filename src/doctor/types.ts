import type { AlertAccounts } from '../cards/tally.store';
import type { OwnershipText } from '../ownership/views';
import type { AckSummary } from '../platform/ack-times';
import type { DiskSpace } from '../platform/disk';
import type { Sentence } from './sentence';

/** What only the Slack edge knows. */
export interface SlackFacts {
  mode: 'http' | 'socket';
  acks: AckSummary | null;
  /** Slack's code, or ours, when it does not accept us at this moment. */
  refused: string | null;
  /** Each with what stops without it, which is our own text. */
  missingScopes: readonly { scope: string; disables: string }[];
}

/** How many there are, and the first few of them. */
export interface Listed<T> {
  total: number;
  first: readonly T[];
}

export interface DisabledChannel {
  channelId: string;
  /** Slack's code. */
  reason: string;
  since: Date;
}

export interface ChannelLoad {
  channelId: string;
  /** Jobs that wait to post there, and since when the longest due one is. */
  jobs: number;
  dueSince: Date | null;
  /** Cards that were not shown yet. */
  cards: number;
  /** Until when Slack's limit is used up; null when it is not. */
  closedUntil: Date | null;
}

/** Jobs that were given up for the same reason; those of channels that we stopped posting to are another finding. */
export interface Failure {
  kind: string;
  reason: string;
  jobs: number;
}

export interface StaleOwner {
  /** The project's slug. */
  project: string;
  owner: string;
  text: OwnershipText;
  line: number;
}

/** Everything that the checks look at, of one organization where it can be told apart. */
export interface Facts {
  now: Date;
  slack: SlackFacts;
  disk: DiskSpace | null;
  isCacheWorking: boolean;
  migrations: { applied: number; pending: readonly string[] };
  queue: { waiting: number; oldestDueMs: number; channels: readonly ChannelLoad[] };
  failures: readonly Failure[];
  disabled: Listed<DisabledChannel>;
  alerts: AlertAccounts;
  refusedCards: readonly { reason: string; cards: number }[];
  /** Where analytics are sent, and are not taken. */
  sinks: readonly { name: string; lastError: string }[];
  people: { active: number; syncedAt: Date | null; withoutEmail: Listed<string> };
  usergroups: Listed<{ slug: string; reason: string }>;
  owners: Listed<StaleOwner>;
}

export interface Finding {
  kind: string;
  /** Broken: people miss something because of it. */
  severity: 'broken' | 'attention';
  what: Sentence;
  todo: Sentence;
  /** Those that can be tried again. */
  channels?: readonly DisabledChannel[];
}

/** Zero or one finding. */
export type Check = (facts: Facts) => Finding | null;

export interface Examination {
  findings: readonly Finding[];
  facts: Facts;
}
