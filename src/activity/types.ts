import type { ActivityId, IssueId } from '../platform/ids';
import type { Actor } from '../people/types';

export type ActivityType =
  'FIRST_SEEN' | 'ASSIGNED' | 'UNASSIGNED' | 'RESOLVED' | 'UNRESOLVED' | 'ARCHIVED' | 'REGRESSED' | 'ESCALATED';

/**
 * `data` of ASSIGNED: `{assignee, assigneeType, assigneeName, assigneeEmail, previous: "user:1"|null, previousName, reason}`;
 * of UNASSIGNED: `{previous, previousName, reason}`; of RESOLVED: `{in}`; of ARCHIVED: `{mode, until, untilCount}`.
 */
export interface Activity {
  id: ActivityId;
  issueId: IssueId;
  type: ActivityType;
  /** Null when automation did it. */
  by: Actor | null;
  source: string;
  requestId: string | null;
  data: Record<string, unknown>;
  at: Date;
}
