import { addHours } from 'date-fns';
import { invalid } from '../platform/errors';
import type { ArchiveMode, IssueView, ResolvedIn, Status } from '../issues/types';
import type { TriageChange } from './types';

/** The columns that make up an issue's state. */
export interface IssueState {
  status: Status;
  substatus: IssueView['substatus'];
  archiveMode: ArchiveMode | null;
  archivedUntil: Date | null;
  archivedUntilCount: number | null;
  resolvedIn: ResolvedIn | null;
  resolvedRelease: string | null;
}

/** Two people who archive "for a day" within this time mean the same. */
const SAME_TIME_MS = 60_000;

/**
 * The state after the change; null when the issue is in it already. `release` is what the project runs now.
 * Throws invalid `no_release_known` for "in the current release" where none was ever named.
 */
export function decideStatusChange(
  issue: IssueState & { timesSeen: number },
  change: TriageChange,
  now: Date,
  release: string | null,
): IssueState | null {
  const open: IssueState = {
    status: 'unresolved',
    substatus: 'ongoing',
    archiveMode: null,
    archivedUntil: null,
    archivedUntilCount: null,
    resolvedIn: null,
    resolvedRelease: null,
  };
  switch (change.to) {
    case 'unresolved':
      return issue.status === 'unresolved' ? null : open;
    case 'resolved': {
      if (issue.status === 'resolved' && (issue.resolvedIn ?? 'now') === change.in) return null;
      if (change.in === 'current_release' && release === null) {
        throw invalid('no_release_known', 'This project has not named a release yet. Resolve the issue now instead.');
      }
      const resolvedRelease = change.in === 'now' ? null : release;
      return { ...open, substatus: issue.substatus, status: 'resolved', resolvedIn: change.in, resolvedRelease };
    }
    case 'archived': {
      const next = {
        ...open,
        substatus: issue.substatus,
        status: 'archived' as const,
        ...limitsOf(change, issue.timesSeen, now),
      };
      return isSameArchive(issue, next) ? null : next;
    }
  }
}

function limitsOf(change: Extract<TriageChange, { to: 'archived' }>, timesSeen: number, now: Date) {
  const { mode, hours, events } = change;
  switch (mode) {
    case 'forever':
      return { archiveMode: mode };
    // What the escalation is measured from: see escalation.ts.
    case 'until_escalating':
      return { archiveMode: mode, archivedUntil: now, archivedUntilCount: timesSeen };
    case 'until_time':
      if (!isCount(hours, 24 * 366)) throw badLimit();
      return { archiveMode: mode, archivedUntil: addHours(now, hours) };
    case 'until_count':
      if (!isCount(events, 1_000_000)) throw badLimit();
      return { archiveMode: mode, archivedUntilCount: timesSeen + events };
  }
}

function isSameArchive(issue: IssueState, next: IssueState): boolean {
  if (issue.status !== 'archived' || issue.archiveMode !== next.archiveMode) return false;
  switch (next.archiveMode) {
    case 'until_time':
      return Math.abs((issue.archivedUntil?.getTime() ?? 0) - (next.archivedUntil?.getTime() ?? 0)) < SAME_TIME_MS;
    case 'until_count':
      return issue.archivedUntilCount === next.archivedUntilCount;
    default:
      return true;
  }
}

const isCount = (value: number | undefined, highest: number): value is number =>
  value !== undefined && Number.isInteger(value) && value > 0 && value <= highest;

const badLimit = () =>
  invalid('archive_limit_invalid', 'Say for how long the issue should be archived. Nothing was changed.');
