import type { Deps } from '../deps';
import { findBySlackTeam } from './organization.store';
import type { Organization } from './types';

export function findOrganizationBySlackTeam(deps: Pick<Deps, 'db'>, slackTeamId: string): Promise<Organization | null> {
  return findBySlackTeam(deps.db.read, slackTeamId);
}
