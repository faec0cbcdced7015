import { sameActor } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { UserId } from '../platform/ids';

/** How much a person wants to hear (PRODUCT 7.2). */
export type NotificationLevel = 'always' | 'subscribed' | 'never';

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
  levelOf: (userId: UserId) => NotificationLevel;
  /** Whoever followed the issue before the change, and whoever had unfollowed it. */
  followers: ReadonlySet<UserId>;
  unfollowed: ReadonlySet<UserId>;
}

/**
 * Who is told that an issue changed hands (PRODUCT 7.1, 7.2): the old and the new holder, each once, and nobody of what
 * they did themselves. A team hears it in its channel; of its members only those who asked for everything are told as well.
 */
export function recipients(handover: Handover): Recipient[] {
  const { before, after, actingUserId, levelOf, followers, unfollowed } = handover;
  if (sameActor(before, after)) return [];

  // A new holder follows the issue by being its holder, unless they once said no; an old one may have stopped before.
  const wants = (userId: UserId, role: Role) => {
    const level = levelOf(userId);
    if (level === 'subscribed') return role === 'gained' ? !unfollowed.has(userId) : followers.has(userId);
    return level === 'always';
  };
  const peopleOf = (actor: ActorRef | null, members: readonly UserId[], role: Role) => {
    if (actor?.type === 'user') return wants(actor.id, role) ? [actor.id] : [];
    return members.filter((userId) => levelOf(userId) === 'always');
  };
  const told = new Set<UserId>(actingUserId === null ? [] : [actingUserId]);
  const inform = (actor: ActorRef | null, members: readonly UserId[], role: Role): Recipient[] => {
    const line: Recipient[] = actor?.type === 'team' ? [{ to: { type: 'team', id: actor.id }, role }] : [];
    const people = peopleOf(actor, members, role).filter((userId) => !told.has(userId));
    people.forEach((userId) => told.add(userId));
    return [...line, ...people.map((id): Recipient => ({ to: { type: 'user', id }, role }))];
  };
  return [...inform(after, handover.afterMembers, 'gained'), ...inform(before, handover.beforeMembers, 'lost')];
}
