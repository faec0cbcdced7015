import type { Deps } from '../deps';
import { freeSnowflake } from '../platform/snowflake';
import { findBySlackTeam, insertOrganization, isTaken, renameOrganization } from './organization.store';
import type { Organization } from './types';

/** Finds or makes the organization of a Slack workspace; a workspace that was renamed gets its new name. */
export function ensureOrganization(
  deps: Pick<Deps, 'db' | 'clock'>,
  input: { slackTeamId: string; name: string },
): Promise<Organization> {
  return deps.db.write(async (tx) => {
    const known = await findBySlackTeam(tx, input.slackTeamId);
    if (known) {
      if (known.name !== input.name) await renameOrganization(tx, known.id, input.name);
      return { ...known, name: input.name };
    }
    const now = deps.clock.now();
    const organization = { id: await freeSnowflake(tx, now, (id) => isTaken(tx, id)), ...input };
    await insertOrganization(tx, organization, now);
    return organization;
  });
}
