import type { Deps } from '../deps';
import type { OrganizationId, ProjectId } from '../platform/ids';
import { findByPublicKey, findProjectById } from './project.store';
import type { Project } from './types';

/** The active project an active key belongs to; whether that is the project of the URL is for the caller to compare. */
export async function findProjectByKey(deps: Pick<Deps, 'db'>, publicKey: string): Promise<Project | null> {
  return /^[0-9a-f]{32}$/.test(publicKey) ? findByPublicKey(deps.db.read, publicKey) : null;
}

/** In whatever state; null for other organizations'. */
export function findProject(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  id: ProjectId,
): Promise<Project | null> {
  return findProjectById(deps.db.read, organizationId, id);
}
