import type { Deps } from '../deps';
import { isId } from '../platform/ids';
import type { OrganizationId, ProjectId } from '../platform/ids';
import { foldText } from './fold-text';
import { isProjectOf, searchPeople, searchTeams } from './search-assignable.store';
import type { Ranked } from './search-assignable.store';
import type { Actor } from './types';

export interface AssignableQuery {
  organizationId: OrganizationId;
  /** Null before an issue is known: everybody who could hold any. */
  projectId: ProjectId | null;
  /** As it was typed; empty finds everybody. */
  query: string;
  /** Teams and people together. */
  limit: number;
}

const QUERY_LENGTH = 100;

/** Who can hold issues of the project and fits what was typed (PRODUCT 4.5); word starts come before inner parts. */
export async function searchAssignable(
  deps: Pick<Deps, 'db'>,
  { organizationId, projectId, query, limit }: AssignableQuery,
): Promise<{ teams: Actor[]; people: Actor[] }> {
  const { read } = deps.db;
  const isKnown = projectId === null || (isId(projectId) && (await isProjectOf(read, organizationId, projectId)));
  if (!isKnown) return { teams: [], people: [] };
  const folded = foldText([...query].slice(0, QUERY_LENGTH).join('')).replace(/^[@#](?=.)/u, '');
  const [teams, people] = await Promise.all([
    searchTeams(read, organizationId, projectId, folded, limit),
    searchPeople(read, organizationId, projectId, folded, limit),
  ]);
  return shareOut(teams, people, limit);
}

/**
 * At most `limit` of both lists: better ranks first, and within a rank each list may fill what the other leaves
 * free of its half, so that a thousand teams never hide every person.
 */
export function shareOut(
  teams: readonly Ranked[],
  people: readonly Ranked[],
  limit: number,
): { teams: Actor[]; people: Actor[] } {
  const chosen = { teams: [] as Actor[], people: [] as Actor[] };
  for (const rank of [0, 1, 2]) {
    const free = limit - chosen.teams.length - chosen.people.length;
    const [someTeams, somePeople] = [teams, people].map((list) => list.filter((found) => found.rank === rank));
    const half = Math.ceil(free / 2);
    const forTeams = Math.max(half, free - (somePeople?.length ?? 0));
    const taken = (someTeams ?? []).slice(0, forTeams);
    chosen.teams.push(...taken.map((found) => found.actor));
    chosen.people.push(...(somePeople ?? []).slice(0, free - taken.length).map((found) => found.actor));
  }
  return chosen;
}
