import type { ActivityId, IssueId } from '../platform/ids';
import type { Actor } from '../people/types';

export type ActivityType =
  | 'FIRST_SEEN'
  | 'ASSIGNED'
  | 'UNASSIGNED'
  | 'RESOLVED'
  | 'UNRESOLVED'
  | 'ARCHIVED'
  | 'REGRESSED'
  | 'ESCALATED'
  /** Whoever holds it said that they are still on it. */
  | 'EXTENDED';

/**
 * `data` of ASSIGNED: `{assignee, assigneeType, assigneeName, assigneeEmail, previous: "user:1"|null, previousName, reason}`,
 * and `team: "#backend"` when the assignee was chosen from it; of UNASSIGNED: `{previous, previousName, reason}`; of both, when a lease ran out: `{askedAt}`; of RESOLVED: `{in}`; of ARCHIVED: `{mode, until, untilCount}`.
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
