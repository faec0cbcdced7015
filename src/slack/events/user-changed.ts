import { releaseLeavers } from '../../assignment/release-leavers';
import { mirrorUser, userIdsOf } from '../../people/mirror-users';
import type { Edge } from '../edge';
import type { EventPayload } from '../payloads';
import { toUserRecord } from '../user-record';

/** `user_change` and `team_join`: the person as they are now. */
export async function onUserChanged(edge: Edge, { event }: EventPayload): Promise<void> {
  const organization = await edge.organization();
  const record = toUserRecord(event['user'], organization.slackTeamId);
  if (!record) return;
  await mirrorUser(edge.deps, organization.id, record);
  // By what is now and not by what changed: the first attempt may have ended between the two.
  await releaseLeavers(edge.deps, organization.id, await userIdsOf(edge.deps, organization.id, [record.slackUserId]));
}
