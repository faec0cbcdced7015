import type { Activity } from '../activity/types';
import type { AssignmentSummary } from '../assignment/types';
import type { ProjectDeletion } from '../deletion/types';
import type { IssueView } from '../issues/types';
import type { WarningView } from '../leases/types';
import type { ProposalView } from '../ownership/learning/types';
import type { RulesRun } from '../ownership/rules-run.store';
import type { Away } from '../people/availability';
import type { Actor } from '../people/types';
import type { AnalyticsDigest } from '../sinks/types';
import type { Stats } from '../stats/types';
import type { TriageSummary } from '../triage/types';

/** A reason why somebody may be the right owner, shown on the card and in the menu. */
export interface SuggestedOwner {
  actor: Actor;
  reason: string;
}

/** Whoever was just given issues is away; `instead` is the next suggestion, when it was one issue and there is one. */
export interface AbsenceNote {
  who: Actor;
  away: Away;
  instead: SuggestedOwner | null;
}

/** Everything Dibs says on its own, as data. The Slack edge draws it (`slack/messages/`), nothing else knows Block Kit. */
export type OutgoingMessage =
  | { kind: 'card'; issue: IssueView; suggested: readonly SuggestedOwner[] }
  /** Many alerts as one message; `waiting` more are to come, the next in so many milliseconds. */
  | { kind: 'digest'; issues: readonly IssueView[]; waiting: number; nextInMs: number }
  /** In the place of a card whose project was deleted. */
  | { kind: 'retired-card'; shortId: string }
  | { kind: 'deletion'; deletion: ProjectDeletion }
  /** `isOfDigest`: the thread is about many issues, so the line names its own. */
  | { kind: 'thread-line'; issue: IssueView; activity: Activity; isOfDigest?: boolean }
  | {
      kind: 'direct-notice';
      role: 'gained' | 'lost';
      recipient: Actor;
      issue: IssueView;
      activity: Activity;
      suggested: readonly SuggestedOwner[];
    }
  | { kind: 'team-notice'; role: 'gained' | 'lost'; team: Actor; issue: IssueView; activity: Activity }
  | { kind: 'bulk-notice'; role: 'gained' | 'lost'; recipient: Actor; count: number; activity: Activity }
  | { kind: 'left-notice'; person: string; issues: readonly IssueView[]; total: number }
  /** `withoutFiles`: why it has none. */
  | { kind: 'stats'; stats: Stats; withoutFiles?: string }
  /** To who wanted them posted to a channel that Dibs cannot post to. */
  | { kind: 'stats-refused'; channelId: string }
  | { kind: 'rules-run'; run: RulesRun }
  | { kind: 'lease-warning'; warning: WarningView }
  | { kind: 'rule-proposal'; proposal: ProposalView }
  | { kind: 'retired-proposal' }
  | { kind: 'analytics-digest'; digest: AnalyticsDigest }
  /** `cardsToRedraw`: of many issues, how many cards do not show it yet. */
  | { kind: 'answer-assignment'; summary: AssignmentSummary; absence?: AbsenceNote | null; cardsToRedraw?: number }
  | { kind: 'answer-triage'; summary: TriageSummary }
  | { kind: 'welcome'; projectName: string; projectSlug: string; dsn: string };
