import type { Activity } from '../activity/types';
import type { IssueView } from '../issues/types';
import type { IssueId, OrganizationId, ProjectId, UserId } from '../platform/ids';

/** Where an issue goes when the question is not answered: to the team it was taken from, if there is one, or to nobody. */
export type Silence = 'team' | 'nobody';

/** After so many business days without activity, whoever holds an issue of the project is asked. */
export interface LeaseRule {
  days: number;
  silence: Silence;
}

export interface LeasedProject extends LeaseRule {
  id: ProjectId;
  organizationId: OrganizationId;
}

/** One message that asks a person about some issues. */
export interface Warning {
  id: string;
  projectId: ProjectId;
  organizationId: OrganizationId;
  userId: UserId;
  timeZone: string | null;
  createdAt: Date;
  /** When it was last given to the queue. */
  askedAt: Date;
  /** Where Slack shows it, and since when; null until it does. */
  delivered: { channelId: string; ts: string; at: Date } | null;
}

/** An issue in a warning, as it is now. */
export interface AskedIssue {
  warningId: string;
  issueId: IssueId;
  isSettled: boolean;
  /** Open, in an active project, and held by whoever was asked. */
  isTheirs: boolean;
  /** The later of when it was given away and when a person last did something about it. */
  since: Date;
}

/** The warning as it is shown. */
export interface WarningView {
  id: string;
  days: number;
  /** When unanswered issues go back; for one that is not delivered yet, as if it were now. */
  answerBy: Date;
  items: readonly WarningItem[];
}

export interface WarningItem {
  issue: IssueView;
  isOpen: boolean;
  /** What ended the question, if a person or Dibs did. */
  ended: Activity | null;
  /** Where it goes without an answer, named; null: to nobody. */
  backTo: string | null;
}
