import { z } from 'zod';
import { findTeamsByUsergroup } from '../../people/find-team';
import type { Edge } from '../edge';
import type { EventPayload } from '../payloads';
import { followUsergroup, usergroupMembers } from '../sync-people';

const changed = z.union([
  z.object({ subteam_id: z.string() }).transform(({ subteam_id }) => subteam_id),
  z.object({ subteam: z.object({ id: z.string() }) }).transform(({ subteam }) => subteam.id),
]);

/** `subteam_updated` and `subteam_members_changed`: teams that mirror the user group follow it (PRODUCT 2.3). */
export async function onUsergroupChanged(edge: Edge, { event }: EventPayload): Promise<void> {
  const organization = await edge.organization();
  const slackUsergroupId = changed.parse(event);
  const teams = await findTeamsByUsergroup(edge.deps, organization.id, slackUsergroupId);
  if (teams.length === 0) return;
  const members = await usergroupMembers(edge, slackUsergroupId);
  if (members) await followUsergroup(edge, organization, members, teams);
}
