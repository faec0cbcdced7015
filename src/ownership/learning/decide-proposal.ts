import { actorText, sameActor } from '../../people/actor';
import type { ActorRef } from '../../people/types';
import type { IssueId } from '../../platform/ids';

/** How many of the issues that a rule gave away last are looked at. */
export const LOOKED_AT = 10;
/** How many of them must have gone to one and the same other owner. */
export const ENOUGH = 5;

/** What became of an issue after a rule gave it away. */
export interface HandOver {
  /** `automation`: rules gave it to somebody; `person`: somebody did, or took it back with Undo. */
  by: 'automation' | 'person' | 'undo';
  /** Null: to nobody. */
  to: ActorRef | null;
}

/** An issue that one rule gave away. */
export interface GivenIssue {
  issueId: IssueId;
  givenTo: ActorRef;
  /** What happened to its holder after the rule gave it away last, the oldest first. */
  after: readonly HandOver[];
}

export interface Decision {
  to: ActorRef;
  /** Those of the issues that were handed to that actor, the newest first. */
  issueIds: IssueId[];
  lookedAt: number;
}

/**
 * Whether people correct a rule always in the same way: of the last 10 issues that it gave away, at least 5 were handed to
 * one and the same other actor. An issue counts once, by {@link firstMove}. Two actors with 5 each: the one who got the
 * newest issue.
 * @param history each issue once, the one that was given away last first; what comes after the tenth does not count
 */
export function decideProposal(history: readonly GivenIssue[]): Decision | null {
  const looked = history.slice(0, LOOKED_AT);
  const moved = new Map<string, { to: ActorRef; issueIds: IssueId[] }>();
  for (const { issueId, givenTo, after } of looked) {
    const to = firstMove(after);
    if (to === null || sameActor(to, givenTo)) continue;
    const entry = moved.get(actorText(to)) ?? { to, issueIds: [] };
    entry.issueIds.push(issueId);
    moved.set(actorText(to), entry);
  }
  let best: { to: ActorRef; issueIds: IssueId[] } | null = null;
  for (const entry of moved.values()) if (entry.issueIds.length > (best?.issueIds.length ?? 0)) best = entry;
  return best && best.issueIds.length >= ENOUGH ? { ...best, lookedAt: looked.length } : null;
}

/**
 * To whom a person handed the issue first. Taking it from somebody without giving it to anybody is no move, a move that was
 * undone is none either, and once rules gave it away again, what people do is no answer to the rule before.
 */
function firstMove(after: readonly HandOver[]): ActorRef | null {
  let to: ActorRef | null = null;
  for (const { by, to: next } of after) {
    // Undo takes back what came right before it.
    if (by === 'undo') to = null;
    else if (to !== null) break;
    else if (by === 'automation') return null;
    else to = next;
  }
  return to;
}
