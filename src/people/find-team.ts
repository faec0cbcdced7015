import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { findBySlug, findByUsergroup, findLinked } from './team.store';
import type { Team } from './types';

export function findTeamBySlug(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  slug: string,
): Promise<Team | null> {
  return findBySlug(deps.db.read, organizationId, slug.toLowerCase());
}

/** The teams that mirror this Slack user group; usually one. */
export function findTeamsByUsergroup(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  slackUsergroupId: string,
): Promise<Team[]> {
  return findByUsergroup(deps.db.read, organizationId, slackUsergroupId, 100);
}

/** Every team that mirrors some Slack user group. */
export function listLinkedTeams(deps: Pick<Deps, 'db'>, organizationId: OrganizationId): Promise<Team[]> {
  return findLinked(deps.db.read, organizationId);
}
