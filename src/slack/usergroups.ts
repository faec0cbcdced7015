import { invalid, notFound, unavailable, type DibsError } from '../platform/errors';
import { classifyError } from './classify-error';
import type { Edge } from './edge';

export interface Usergroup {
  id: string;
  handle: string;
  name: string;
}

/** The Slack ids of a user group's members. Says plainly why Slack will not tell, unlike the silent synchronisation. */
export async function readUsergroupMembers({ client }: Edge, usergroup: string): Promise<string[]> {
  try {
    return (await client.usergroups.users.list({ usergroup })).users ?? [];
  } catch (error) {
    throw whyNot(error);
  }
}

/** The workspace's user groups by handle. Asked once when a form opens: Slack allows this only 20 times a minute. */
export async function listUsergroups({ client }: Edge): Promise<Usergroup[]> {
  try {
    const { usergroups = [] } = await client.usergroups.list({});
    const known = usergroups.flatMap(({ id, handle = '', name = '' }) => (id ? [{ id, handle, name }] : []));
    return known.sort((a, b) => (a.handle < b.handle ? -1 : 1));
  } catch (error) {
    throw whyNot(error);
  }
}

function whyNot(error: unknown): DibsError {
  const { reason, failure } = classifyError(error);
  if (reason === 'paid_teams_only' || reason === 'plan_upgrade_required') {
    return invalid(
      'paid_teams_only',
      'This Slack workspace is on the free plan, which has no user groups, so no team can follow one. Add people with /assign-admin team add instead.',
    );
  }
  if (failure === 'temporary' || failure === 'rate-limited') {
    return unavailable('slack_unreachable', 'Slack did not answer me in time. Nothing was changed; please try again.');
  }
  if (reason.startsWith('missing_scope')) {
    return invalid(
      'missing_scope',
      'I may not read user groups: the app needs the scope usergroups:read. Nothing was changed.',
    );
  }
  return notFound('usergroup_not_found', 'Slack knows no such user group. Nothing was changed.');
}
