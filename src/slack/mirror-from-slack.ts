import { releaseLeavers } from '../assignment/release-leavers';
import { mirrorUser } from '../people/mirror-users';
import { unavailable } from '../platform/errors';
import { classifyError } from './classify-error';
import type { Edge } from './edge';
import { toUserRecord } from './user-record';

/**
 * Looks one person up in Slack and mirrors them. False when Slack does not know them; throws `unavailable` when Slack
 * cannot be asked.
 */
export async function mirrorFromSlack(edge: Edge, slackUserId: string): Promise<boolean> {
  const organization = await edge.organization();
  const record = toUserRecord(await askSlack(edge, slackUserId), organization.slackTeamId);
  if (record === null) return false;
  const { left } = await mirrorUser(edge.deps, organization.id, record);
  await releaseLeavers(edge.deps, organization.id, left);
  return true;
}

async function askSlack(edge: Edge, slackUserId: string): Promise<unknown> {
  try {
    return (await edge.client.users.info({ user: slackUserId })).user;
  } catch (error) {
    const { failure, reason } = classifyError(error);
    if (failure === 'destination' || failure === 'rejected') return null;
    edge.deps.log.warn({ reason, slackUserId }, 'a person could not be looked up');
    throw unavailable('slack_unreachable', 'Slack did not answer me in time. Nothing was changed; please try again.');
  }
}
