import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { adminReason } from './admin-reason';
import { findStandings } from './admin.store';
import type { AdminReason } from './types';

const LISTED = 100;

export interface AdminView {
  name: string;
  handle: string;
  why: AdminReason;
}

/** Who can administrate, by name, at most 100. */
export async function listAdmins(
  deps: Pick<Deps, 'db' | 'config'>,
  organizationId: OrganizationId,
): Promise<AdminView[]> {
  const standings = await findStandings(deps.db.read, organizationId, deps.config.admins, LISTED);
  return standings.flatMap((standing) => {
    const why = adminReason(deps.config, standing);
    return why ? [{ name: standing.user.name, handle: standing.user.handle, why }] : [];
  });
}
