import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import { sameActor } from '../../people/actor';
import type { Actor, ActorRef } from '../../people/types';
import { handOver } from './activity-data';
import { isByLease, leaseSentence } from './lease-words';
import { actorName, doer } from './words';

/** What changed hands: one issue by its name, or a number of them. */
export interface Handed {
  what: string;
  it: 'it' | 'them';
  /** Why, or empty: follows a sentence without its full stop. */
  how: string;
}

/**
 * One sentence on a change of holder, as the person or the team that it is told to reads it: a team by its name, a person
 * as "you", also of what they did themselves, and a team of theirs as "your team".
 */
export function noticeSentence(
  role: 'gained' | 'lost',
  to: Actor,
  activity: Activity,
  issue: Pick<IssueView, 'assignee'>,
  { what, it, how }: Handed,
): string {
  if (isByLease(activity)) return leaseSentence(role, to, activity, issue, { what, it });
  const { after, before, afterName, beforeName } = handOver(issue, activity);
  const isOwn = sameActor(activity.by, to);
  const who = isOwn ? 'You' : doer(activity.by);
  const called = (holder: ActorRef | null, name: string | null) => {
    if (to.type === 'team') return actorName(to);
    return holder?.type === 'team' ? `your team ${name}` : 'you';
  };
  const isTaken = after !== null && sameActor(activity.by, after);
  if (role === 'gained') {
    return isTaken ? `${who} took ${what}.` : `${who} assigned ${what} to ${called(after, afterName)}${how}.`;
  }
  const whom = called(before, beforeName);
  // An undo gives each issue back to whoever held it; one activity cannot speak for all of them.
  if (it === 'them' && activity.source === 'undo') return `${who} took ${what} from ${whom}.`;
  if (isTaken) return `${who} took ${what} over from ${whom}.`;
  if (isOwn && whom === 'you') {
    return after ? `You handed ${what} over to ${afterName}.` : `You gave ${what} back: nobody holds ${it} now.`;
  }
  return after
    ? `${who} took ${what} from ${whom} and gave ${it} to ${afterName}${how}.`
    : `${who} took ${what} from ${whom}: nobody holds ${it} now.`;
}
