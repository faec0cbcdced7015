import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { restorable } from './choose-deletion';
import { findUnfinished } from './deletion.store';
import type { ProjectDeletion } from './types';

/** Deleted projects that are not gone yet, the newest first, at most 20. */
export function listUnfinished(deps: Pick<Deps, 'db'>, organizationId: OrganizationId): Promise<ProjectDeletion[]> {
  return findUnfinished(deps.db.read, organizationId);
}

/** Those of them that can still be restored. */
export async function listRestorable(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
): Promise<ProjectDeletion[]> {
  return restorable(await listUnfinished(deps, organizationId));
}
