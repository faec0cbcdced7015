import type { Reader } from '../platform/db/database';
import { conflict, invalid } from '../platform/errors';
import type { OrganizationId, TeamId } from '../platform/ids';
import { findByUsergroup } from './team.store';

/** Throws invalid for what is no user group, conflict when another team mirrors it: `@group` could mean either then. */
export async function assertUsergroupFree(
  db: Reader,
  organizationId: OrganizationId,
  slackUsergroupId: string,
  except: TeamId | null,
): Promise<void> {
  if (!/^S[A-Z0-9]{1,30}$/.test(slackUsergroupId)) {
    throw invalid('usergroup_invalid', 'This is no user group of Slack. Nothing was changed.');
  }
  const others = await findByUsergroup(db, organizationId, slackUsergroupId, 2);
  const other = others.find(({ id }) => id !== except);
  if (other) {
    throw conflict('usergroup_taken', `The team #${other.slug} follows this user group already. Nothing was changed.`);
  }
}
