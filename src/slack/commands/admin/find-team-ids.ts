import { findTeamBySlug } from '../../../people/find-team';
import { notFound } from '../../../platform/errors';
import type { TeamId } from '../../../platform/ids';
import type { SlackRequest } from '../../request';

/** The teams as they were named. Throws not-found for the first that is unknown. */
export async function findTeamIds({ deps, viewer }: SlackRequest, slugs: readonly string[]): Promise<TeamId[]> {
  const ids: TeamId[] = [];
  for (const slug of slugs) {
    const team = await findTeamBySlug(deps, viewer.organizationId, slug);
    if (!team) throw notFound('team_not_found', `There is no team “#${slug}”. Nothing was changed.`);
    ids.push(team.id);
  }
  return ids;
}
