import type { Violation } from '../../src/local-workspace/limits/rate-limits';
import type { Counts } from '../../src/local-workspace/tally';
import type { Health } from './health';

/** One alert as its sender knows it; alerts count from 1. */
export interface Alert {
  number: number;
  accepted: boolean;
}

/** An issue as the app stored it. */
export interface StoredIssue {
  shortId: string;
  /** The alert in its title; null when it was made from something else. */
  alert: number | null;
  /** Where it has to be shown. */
  channelId: string;
  /** Cards count up as their issues appear. Null when it has none. */
  cardId: number | null;
}

/** A message as everyone in the channel sees it. */
export interface SeenMessage {
  channelId: string;
  ts: string;
  isReply: boolean;
  /** What the app wrote into its metadata to recognise it by. */
  key: string | null;
  /** The issues that its blocks name, in reading order; once for each block. */
  shortIds: string[];
}

export interface Click {
  /** Unix milliseconds. */
  at: number;
  /** Whether the app acknowledged it in time. */
  acknowledged: boolean;
  /** Milliseconds until the person saw the answer; null when there was none. */
  answeredMs: number | null;
}

/** What the app itself says it still has to do. */
export interface Left {
  events: number;
  requests: number;
  jobs: number;
  cards: number;
  /** The reasons of jobs that were given up. */
  failed: string[];
}

/** Times between which the app did not run, in Unix milliseconds. */
export interface Outage {
  from: number;
  to: number;
}

/** Everything the accounting is made from. */
export interface Facts {
  alerts: Alert[];
  issues: StoredIssue[];
  messages: SeenMessage[];
  clicks: Click[];
  outages: Outage[];
  left: Left;
  violations: { total: number; newest: Violation[] };
  calls: Counts;
  health: Health;
}
