import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { saveUsergroupFault } from './team.store';

/** Remembers how the last reading of a user group went, for whoever looks after the teams that follow it. */
export function noteUsergroupRead(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  slackUsergroupId: string,
  fault: string | null,
): Promise<void> {
  return deps.db.write((tx) => saveUsergroupFault(tx, organizationId, slackUsergroupId, fault));
}
