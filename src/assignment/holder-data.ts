import type { Actor } from '../people/types';

/** As lines in threads say it, also when the actor is long gone. */
export const shownName = (actor: Actor) => (actor.type === 'team' ? `#${actor.slug}` : actor.name);

/** What an activity remembers of a new holder. */
export const holderData = (to: Actor) => ({
  assignee: to.id,
  assigneeType: to.type,
  assigneeName: shownName(to),
  assigneeEmail: to.type === 'user' ? to.email : null,
});
