import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { findActive } from './project.store';
import type { Project } from './types';

/** By slug, at most 1,000; projects that are being deleted are not among them. */
export function listProjects(deps: Pick<Deps, 'db'>, organizationId: OrganizationId): Promise<Project[]> {
  return findActive(deps.db.read, organizationId);
}
