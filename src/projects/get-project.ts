import type { AuditTarget } from '../audit/types';
import type { Reader } from '../platform/db/database';
import { notFound } from '../platform/errors';
import type { OrganizationId } from '../platform/ids';
import { findActiveBySlug } from './project.store';
import type { Project } from './types';

/** The active project with this slug, in whatever case. Throws not-found; one that is being deleted counts as gone. */
export async function getActiveProject(db: Reader, organizationId: OrganizationId, slug: string): Promise<Project> {
  const project = await findActiveBySlug(db, organizationId, slug.trim().toLowerCase());
  if (!project) throw noSuchProject(slug);
  return project;
}

export function noSuchProject(slug: string) {
  const asked = [...slug.trim()];
  const shown = asked.length > 80 ? `${asked.slice(0, 79).join('')}…` : asked.join('');
  return notFound('project_not_found', `There is no project “${shown}”.`);
}

export const auditTarget = ({ id, slug }: Pick<Project, 'id' | 'slug'>): AuditTarget => ({
  type: 'project',
  id,
  name: slug,
});
