import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { actorText, teamActor, userActor } from './actor';
import { findTeams } from './team.store';
import type { Actor, ActorRef } from './types';
import { findUsers } from './user.store';

/** The actors by their text form (`user:12`); unknown ones and other organizations' are absent. Two statements. */
export async function findActors(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  refs: readonly ActorRef[],
): Promise<Map<string, Actor>> {
  const ids = (type: ActorRef['type']): string[] => [
    ...new Set(refs.flatMap((ref) => (ref.type === type ? [ref.id] : []))),
  ];
  const [users, teams] = await Promise.all([
    findUsers(deps.db.read, organizationId, ids('user')),
    findTeams(deps.db.read, organizationId, ids('team')),
  ]);
  const actors: Actor[] = [...users.map(userActor), ...teams.map(teamActor)];
  return new Map(actors.map((actor) => [actorText(actor), actor]));
}

export async function findActor(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  ref: ActorRef,
): Promise<Actor | null> {
  return (await findActors(deps, organizationId, [ref])).get(actorText(ref)) ?? null;
}
