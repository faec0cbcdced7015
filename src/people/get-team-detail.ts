import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { noSuchTeam, teamSlug } from './get-team';
import { findTeamDetails } from './team-detail.store';
import type { TeamDetail } from './types';

/** Throws not-found. */
export async function getTeamDetail(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  slug: string,
): Promise<TeamDetail> {
  const [team] = await findTeamDetails(deps.db.read, organizationId, { slug: teamSlug(slug) });
  if (!team) throw noSuchTeam(slug);
  return team;
}
