import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { pageOf, type Paging } from '../platform/paging';
import { countTeamsOf, findTeamDetails } from './team-detail.store';
import type { TeamDetail } from './types';

/** One page of the teams, by slug. */
export async function listTeams(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  paging: Paging,
): Promise<{ teams: TeamDetail[]; total: number }> {
  const [teams, total] = await Promise.all([
    findTeamDetails(deps.db.read, organizationId, pageOf(paging)),
    countTeamsOf(deps.db.read, organizationId),
  ]);
  return { teams, total };
}
