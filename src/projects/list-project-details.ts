import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { pageOf, type Paging } from '../platform/paging';
import { countActive, findProjectParts } from './project-detail.store';
import { withDsns } from './project-dsns';
import type { ProjectDetail } from './types';

/** One page of the active projects, by slug. */
export async function listProjectDetails(
  deps: Pick<Deps, 'db' | 'config'>,
  organizationId: OrganizationId,
  paging: Paging,
): Promise<{ projects: ProjectDetail[]; total: number }> {
  const [parts, total] = await Promise.all([
    findProjectParts(deps.db.read, organizationId, pageOf(paging)),
    countActive(deps.db.read, organizationId),
  ]);
  return { projects: parts.map((project) => withDsns(deps.config, project)), total };
}
