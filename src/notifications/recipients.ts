import { sameActor } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { UserId } from '../platform/ids';
import type { Wishes } from './types';

export type Role = 'gained' | 'lost';

export interface Recipient {
  /** A person gets a direct message, a team a line in its channel. */
  to: ActorRef;
  role: Role;
}

/** One issue that changed hands, with what is known from before the change. */
export interface Handover {
  before: ActorRef | null;
  after: ActorRef | null;
  /** Active members, when the old or the new holder is a team. */
  beforeMembers: readonly UserId[];
  afterMembers: readonly UserId[];
  /** Null when a rule did it. */
  actingUserId: UserId | null;
  /** Null for whoever has left the workspace. */
  wishesOf: (userId: UserId) => Wishes | null;
  /** Whoever followed the issue before the change, and whoever had unfollowed it. */
  followers: ReadonlySet<UserId>;
  unfollowed: ReadonlySet<UserId>;
}

/**
 * Who is told that an issue changed hands (PRODUCT 7.1, 7.2): the old and the new holder, each once, and nobody of what
 * they did themselves unless they asked for it. A team hears it in its channel; of its members only those who asked for
 * everything are told as well. Who gained is told that, whatever they lost.
 */
export function recipients(handover: Handover): Recipient[] {
  const { before, after, actingUserId, wishesOf, followers, unfollowed } = handover;
  if (sameActor(before, after)) return [];

  const wants = (userId: UserId, isMember: boolean, role: Role) => {
    const wishes = wishesOf(userId);
    if (!wishes || (userId === actingUserId && !wishes.ownActions)) return false;
    if (wishes.level !== 'subscribed' || isMember) return wishes.level === 'always';
    // A new holder follows the issue by being its holder, unless they once said no; an old one may have stopped before.
    return role === 'gained' ? !unfollowed.has(userId) : followers.has(userId);
  };
  const told = new Set<UserId>();
  const inform = (actor: ActorRef | null, members: readonly UserId[], role: Role): Recipient[] => {
    const isTeam = actor?.type === 'team';
    const concerned = isTeam ? members : actor ? [actor.id] : [];
    const people = concerned.filter((userId) => !told.has(userId) && wants(userId, isTeam, role));
    people.forEach((userId) => told.add(userId));
    const line: Recipient[] = isTeam ? [{ to: { type: 'team', id: actor.id }, role }] : [];
    return [...line, ...people.map((id): Recipient => ({ to: { type: 'user', id }, role }))];
  };
  return [...inform(after, handover.afterMembers, 'gained'), ...inform(before, handover.beforeMembers, 'lost')];
}
