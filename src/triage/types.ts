import type { IssueId } from '../platform/ids';
import type { ArchiveMode, ResolvedIn } from '../issues/types';

export type TriageChange =
  | { to: 'resolved'; in: ResolvedIn }
  | { to: 'unresolved' }
  /** `hours` for `until_time` (24 or 168), `events` for `until_count` (10, 100 or 1000 more). */
  | { to: 'archived'; mode: ArchiveMode; hours?: number; events?: number };

/** JSON-safe result of a status change by a person. */
export interface TriageSummary {
  requestId: string;
  change: TriageChange;
  issues: { issueId: IssueId; shortId: string; title: string; changed: boolean }[];
}
