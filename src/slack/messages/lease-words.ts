import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import { sameActor } from '../../people/actor';
import type { Actor } from '../../people/types';
import { day } from '../blocks/when';
import { handOver, readActivityData } from './activity-data';
import { actorName } from './words';

/** Whether a lease that ran out moved the issue. */
export const isByLease = ({ source, by }: Activity): boolean => source === 'lease' && by === null;

const asked = (activity: Activity): string => {
  const { askedAt } = readActivityData(activity);
  return askedAt ? ` asked ${day(askedAt)}` : ' asked';
};

/** "Lease ran out: back to *#backend*; *Bob* was asked yesterday." */
export function ranOut(issue: Pick<IssueView, 'assignee'>, activity: Activity): string {
  const { after, afterName, beforeName } = handOver(issue, activity);
  const where = after ? `back to ${afterName}` : 'nobody holds this now';
  return `:hourglass: Lease ran out: ${where}; ${beforeName ?? 'somebody'} was${asked(activity)}.`;
}

/**
 * What a notice says to whoever got an issue back, or holds it no longer. Of several at once each may have gone elsewhere;
 * the message that asked says where.
 */
export function leaseSentence(
  role: 'gained' | 'lost',
  to: Actor,
  activity: Activity,
  issue: Pick<IssueView, 'assignee'>,
  { what, it }: { what: string; it: 'it' | 'them' },
): string {
  const { after, before, afterName, beforeName } = handOver(issue, activity);
  if (role === 'gained') {
    const whom = to.type === 'team' ? actorName(to) : after?.type === 'team' ? `your team ${afterName}` : 'you';
    if (it === 'them') return `:hourglass: ${what} came back to ${whom}: their leases ran out.`;
    const lease = sameActor(before, to) ? 'your lease' : `the lease of ${beforeName ?? 'its holder'}`;
    return `:hourglass: ${what} is back with ${whom}: ${lease} ran out.`;
  }
  if (it === 'them') return `:hourglass: The leases of ${what} ran out: you no longer hold them.`;
  const where = after ? `it went back to ${afterName}` : 'nobody holds it now';
  return `:hourglass: The lease of ${what} ran out: ${where}. You were${asked(activity)}.`;
}
