import { compareReleases } from '../issues/releases';
import type { IssueState } from './decide-status-change';
import { hasEscalated } from './escalation';

/** An issue as far as a new event can change its state; `timesSeen` and `firstSeen` with the event counted. */
export interface IssueOnEvent extends Omit<IssueState, 'substatus'> {
  timesSeen: number;
  firstSeen: Date;
}

export type EventVerdict = 'none' | 'regressed' | 'escalated';

/** Whether an event opens its issue again: a resolved one, or an archived one whose condition is met (PRODUCT 5.4). */
export function decideOnEvent(issue: IssueOnEvent, event: { release: string | null; at: Date }): EventVerdict {
  switch (issue.status) {
    case 'unresolved':
      return 'none';
    case 'resolved':
      return isFixedFor(issue, event.release) ? 'none' : 'regressed';
    case 'archived':
      return isConditionMet(issue, event.at) ? 'escalated' : 'none';
  }
}

/**
 * An event of a release that never had the fix says nothing about it: one older than the current release it was made in,
 * or not newer than the one before the next. An event without a release says nothing either. Releases that cannot be put
 * in order count as newer, for a needless alert is better than none.
 */
function isFixedFor({ resolvedIn, resolvedRelease }: IssueOnEvent, release: string | null): boolean {
  if (resolvedIn !== 'next_release' && resolvedIn !== 'current_release') return false;
  if (!release) return true;
  if (resolvedRelease === null) return false;
  const order = compareReleases(release, resolvedRelease) ?? 1;
  return resolvedIn === 'next_release' ? order <= 0 : order < 0;
}

function isConditionMet(issue: IssueOnEvent, at: Date): boolean {
  const { archiveMode, archivedUntil, archivedUntilCount, timesSeen } = issue;
  switch (archiveMode) {
    case 'until_time':
      return archivedUntil !== null && at >= archivedUntil;
    case 'until_count':
      return archivedUntilCount !== null && timesSeen >= archivedUntilCount;
    case 'until_escalating': {
      if (archivedUntil === null || archivedUntilCount === null) return false;
      return hasEscalated({ since: archivedUntil, seenBefore: archivedUntilCount }, issue.firstSeen, timesSeen, at);
    }
    case 'forever':
    case null:
      return false;
  }
}
