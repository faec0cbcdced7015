import type { AuditTarget } from '../audit/types';
import type { Reader } from '../platform/db/database';
import { notFound } from '../platform/errors';
import type { OrganizationId } from '../platform/ids';
import { findBySlug } from './team.store';
import type { Team } from './types';

/** The team with this slug, in whatever case, with or without `#`. Throws not-found. */
export async function getTeam(db: Reader, organizationId: OrganizationId, slug: string): Promise<Team> {
  const team = await findBySlug(db, organizationId, teamSlug(slug));
  if (!team) throw noSuchTeam(slug);
  return team;
}

export const teamSlug = (text: string) => text.trim().replace(/^#/, '').toLowerCase();

export function noSuchTeam(slug: string) {
  const asked = [...teamSlug(slug)];
  const shown = asked.length > 80 ? `${asked.slice(0, 79).join('')}…` : asked.join('');
  return notFound('team_not_found', `There is no team “#${shown}”.`);
}

export const teamTarget = ({ id, slug }: Pick<Team, 'id' | 'slug'>): AuditTarget => ({ type: 'team', id, name: slug });
