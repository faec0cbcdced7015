import type { Deps } from '../deps';
import { findActiveProjectId } from '../issues/list-issues.store';
import { findActor } from '../people/find-actor';
import { notFound } from '../platform/errors';
import type { OrganizationId } from '../platform/ids';
import { findActiveSlug } from './scope.store';
import type { StatsSubject } from './types';

/** `checkout`, `#backend`; null for everything. Throws not-found for what is unknown, gone or another organization's. */
export async function nameOf(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  subject: StatsSubject,
): Promise<string | null> {
  switch (subject.kind) {
    case 'all':
      return null;
    case 'project': {
      const slug = await findActiveSlug(deps.db.read, organizationId, subject.id);
      if (slug === null) throw notFound('project_not_found', 'There is no such project any more.');
      return slug;
    }
    case 'team': {
      const team = await findActor(deps, organizationId, { type: 'team', id: subject.id });
      if (team?.type !== 'team') throw notFound('team_not_found', 'There is no such team any more.');
      return `#${team.slug}`;
    }
  }
}

/** The project of that slug. Throws not-found for one that is unknown or being deleted. */
export async function findProjectSubject(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  slug: string,
): Promise<StatsSubject> {
  const id = await findActiveProjectId(deps.db.read, organizationId, slug.toLowerCase());
  if (id === null) throw notFound('project_not_found', `There is no project “${slug.slice(0, 80)}”.`);
  return { kind: 'project', id };
}
