import type { Deps } from '../../deps';
import { userActor } from '../../people/actor';
import type { Actor } from '../../people/types';
import { findUsers } from '../../people/user.store';
import type { IssueId, OrganizationId, UserId } from '../../platform/ids';
import { byLoad, type Candidate } from './choose-one';
import { findLoads } from './load.store';

export type Member = Candidate & { actor: Extract<Actor, { type: 'user' }> };

/** The team's active members as `deps.db.read` sees them, who is to be chosen first at the head. */
export async function findCandidates(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  team: Extract<Actor, { type: 'team' }>,
  without: readonly IssueId[],
  away: ReadonlySet<UserId>,
): Promise<Member[]> {
  const loads = await findLoads(deps.db.read, team.id, without);
  const users = await findUsers(
    deps.db.read,
    organizationId,
    loads.map(({ userId }) => userId),
  );
  const loadOf = new Map(loads.map((load) => [load.userId, load]));
  return users
    .flatMap((user) => {
      const load = loadOf.get(user.id);
      const actor = userActor(user);
      if (!load || actor.type !== 'user') return [];
      return [{ ...load, name: user.name, isAway: away.has(user.id), actor }];
    })
    .sort(byLoad);
}
