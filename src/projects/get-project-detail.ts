import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { noSuchProject } from './get-project';
import { findProjectParts } from './project-detail.store';
import { withDsns } from './project-dsns';
import type { ProjectDetail } from './types';

/** The active project with this slug, in whatever case. Throws not-found. */
export async function getProjectDetail(
  deps: Pick<Deps, 'db' | 'config'>,
  organizationId: OrganizationId,
  slug: string,
): Promise<ProjectDetail> {
  const [project] = await findProjectParts(deps.db.read, organizationId, { slug: slug.trim().toLowerCase() });
  if (!project) throw noSuchProject(slug);
  return withDsns(deps.config, project);
}
