import { mirrorUser } from '../../people/mirror-users';
import type { Edge } from '../edge';
import type { EventPayload } from '../payloads';
import { toUserRecord } from '../user-record';

/** `user_change` and `team_join`: the person as they are now. */
export async function onUserChanged(edge: Edge, { event }: EventPayload): Promise<void> {
  const organization = await edge.organization();
  const record = toUserRecord(event['user'], organization.slackTeamId);
  if (record) await mirrorUser(edge.deps, organization.id, record);
}
