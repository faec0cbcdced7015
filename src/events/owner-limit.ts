import type { Clock } from '../platform/clock';
import type { IssueId, ProjectId } from '../platform/ids';

/** Distinct issues of a project whose rules are looked at in a minute (PRODUCT 6.4). */
const MOST_ISSUES = 50;
const WINDOW_MS = 60_000;
/** Windows that are over are forgotten when there are this many. */
const MOST_PROJECTS = 1_000;

export interface OwnerLimit {
  /** Counts the issue; false when the project has had its number in this minute. What is left out is looked at later. */
  admits(projectId: ProjectId, issueId: IssueId): boolean;
}

export function createOwnerLimit(clock: Clock): OwnerLimit {
  const windows = new Map<ProjectId, { since: number; issues: Set<IssueId> }>();
  return {
    admits(projectId, issueId) {
      const now = clock.now().getTime();
      const known = windows.get(projectId);
      const window = known && now - known.since < WINDOW_MS ? known : { since: now, issues: new Set<IssueId>() };
      if (window !== known) {
        if (windows.size >= MOST_PROJECTS) {
          for (const [id, { since }] of windows) if (now - since >= WINDOW_MS) windows.delete(id);
        }
        windows.set(projectId, window);
      }
      if (!window.issues.has(issueId) && window.issues.size >= MOST_ISSUES) return false;
      window.issues.add(issueId);
      return true;
    },
  };
}
