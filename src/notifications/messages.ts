import type { Activity } from '../activity/types';
import type { AssignmentSummary } from '../assignment/types';
import type { IssueView } from '../issues/types';
import type { Actor } from '../people/types';
import type { TriageSummary } from '../triage/types';

/** A reason why somebody may be the right owner, shown on the card and in the menu. */
export interface SuggestedOwner {
  actor: Actor;
  reason: string;
}

/** Everything Dibs says on its own, as data. The Slack edge draws it (`slack/messages/`), nothing else knows Block Kit. */
export type OutgoingMessage =
  | { kind: 'card'; issue: IssueView; suggested: readonly SuggestedOwner[] }
  | { kind: 'thread-line'; issue: IssueView; activity: Activity }
  | {
      kind: 'direct-notice';
      role: 'gained' | 'lost';
      issue: IssueView;
      activity: Activity;
      suggested: readonly SuggestedOwner[];
    }
  | { kind: 'team-notice'; role: 'gained' | 'lost'; team: Actor; issue: IssueView; activity: Activity }
  | { kind: 'bulk-notice'; role: 'gained' | 'lost'; recipient: Actor; count: number; activity: Activity }
  | { kind: 'left-notice'; person: string; issues: readonly IssueView[]; total: number }
  | { kind: 'answer-assignment'; summary: AssignmentSummary }
  | { kind: 'answer-triage'; summary: TriageSummary }
  | { kind: 'welcome'; projectName: string; projectSlug: string; dsn: string };
