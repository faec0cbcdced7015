import type { ActorRef } from '../people/types';
import type { TeamId, UserId } from '../platform/ids';

/**
 * Whose subscription with reason `assigned` ends when an issue passes from `before` to `after` (PRODUCT 3.4): everybody
 * it was assigned to, but whoever it is still assigned to, alone or as a member of the new team.
 */
export function decideLeavers(
  before: ActorRef | null,
  after: ActorRef | null,
  membersOf: (team: TeamId) => readonly UserId[],
): UserId[] {
  const peopleOf = (actor: ActorRef | null): readonly UserId[] => {
    if (actor === null) return [];
    return actor.type === 'user' ? [actor.id] : membersOf(actor.id);
  };
  const staying = new Set(peopleOf(after));
  return peopleOf(before).filter((user) => !staying.has(user));
}
