import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { foldText } from './fold-text';
import { searchTeams } from './search-assignable.store';
import type { Actor } from './types';

const QUERY_LENGTH = 100;
/** A project without teams can have every team's, and no project has this id. */
const NO_PROJECT = '0';

/** Teams of the organization that fit what was typed, whatever projects they belong to; the best first. */
export async function searchAllTeams(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  query: string,
  limit: number,
): Promise<Actor[]> {
  const folded = foldText([...query].slice(0, QUERY_LENGTH).join('')).replace(/^#(?=.)/u, '');
  const found = await searchTeams(deps.db.read, organizationId, NO_PROJECT, folded, limit);
  return found.map(({ actor }) => actor);
}
