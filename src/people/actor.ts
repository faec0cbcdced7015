import { isId } from '../platform/ids';
import type { Actor, ActorRef, Team, User } from './types';

/** Equality of actors is type and id: user 5 and team 5 are two. */
export function sameActor(a: ActorRef | null, b: ActorRef | null): boolean {
  if (a === null || b === null) return a === b;
  return a.type === b.type && a.id === b.id;
}

/** `user:12`, `team:7`: the canonical text form. */
export function actorText(actor: ActorRef): string {
  return `${actor.type}:${actor.id}`;
}

/** Reads the canonical text form; null for anything else. */
export function parseActorText(text: string): ActorRef | null {
  const match = /^(user|team):(\d+)$/i.exec(text);
  if (!match || !isId(match[2])) return null;
  return match[1]?.toLowerCase() === 'user' ? { type: 'user', id: match[2] } : { type: 'team', id: match[2] };
}

/** Without its names. */
export const actorRef = ({ type, id }: Actor): ActorRef => (type === 'user' ? { type, id } : { type, id });

export function userActor(user: User): Actor {
  const { id, name, handle, slackUserId, email } = user;
  return { type: 'user', id, name, handle, slackUserId, email };
}

export function teamActor(team: Team): Actor {
  const { id, name, slug, slackUsergroupId } = team;
  return { type: 'team', id, name, slug, slackUsergroupId };
}
