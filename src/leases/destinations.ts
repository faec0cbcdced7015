import { findLastTeams } from '../assignment/last-teams.store';
import type { Deps } from '../deps';
import { actorText } from '../people/actor';
import { isAssignable } from '../people/assignable';
import { findActors } from '../people/find-actor';
import type { Actor, ActorRef } from '../people/types';
import type { IssueId } from '../platform/ids';
import type { LeasedProject } from './types';

/** Where issues of the project go back to: the team that held them last, while it can hold them; absent: to nobody. */
export async function findDestinations(
  deps: Pick<Deps, 'db'>,
  { id, organizationId, silence }: LeasedProject,
  issueIds: readonly IssueId[],
): Promise<Map<IssueId, Actor>> {
  if (silence === 'nobody' || issueIds.length === 0) return new Map();
  const lastTeams = await findLastTeams(deps.db.read, issueIds);
  const refs = [...new Set(lastTeams.values())].map((teamId): ActorRef => ({ type: 'team', id: teamId }));
  const teams = await findActors(deps, organizationId, refs);
  for (const [text, team] of teams) {
    if (!(await isAssignable(deps, organizationId, team, [id]))) teams.delete(text);
  }
  return new Map(
    [...lastTeams].flatMap(([issueId, teamId]) => {
      const team = teams.get(actorText({ type: 'team', id: teamId }));
      return team ? [[issueId, team] as const] : [];
    }),
  );
}
