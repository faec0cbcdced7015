import { formatDistanceStrict } from 'date-fns';
import type { Deps } from '../deps';
import { conflict } from '../platform/errors';
import { isId, type OrganizationId } from '../platform/ids';
import { noSuchProject } from '../projects/get-project';
import { findActiveBySlug } from '../projects/project.store';
import { countContents } from './count-rows';
import { findDeletionsOf } from './deletion.store';
import { restorable, severalDeleted } from './choose-deletion';
import { findProjectHead } from './project-deletion.store';
import type { ProjectContents, ProjectDeletion } from './types';

export interface Deletable {
  id: string;
  slug: string;
  name: string;
  contents: ProjectContents;
}

/**
 * The project that somebody wants to delete, with what would go. By slug an active one, or with `now` one that was
 * deleted before; by id either. Throws not-found, or conflict saying how it stands with a project that is deleted.
 */
export async function getDeletable(
  deps: Pick<Deps, 'db' | 'clock'>,
  organizationId: OrganizationId,
  project: string,
  now: boolean,
): Promise<Deletable> {
  const asked = project.trim().toLowerCase();
  const { read } = deps.db;
  const active = isId(asked) ? null : await findActiveBySlug(read, organizationId, asked);
  const deletions = active ? [] : await findDeletionsOf(read, organizationId, asked);
  const pending = now ? restorable(deletions) : [];
  if (pending.length > 1) throw severalDeleted(asked, pending);
  const [newest] = restorable(deletions).concat(deletions);
  if (newest && pending.length === 0) throw standing(newest, deps.clock.now());
  const id = active?.id ?? newest?.projectId ?? asked;
  const head = await findProjectHead(read, organizationId, id);
  if (!head) throw noSuchProject(project);
  return { id, slug: head.slug, name: head.name, contents: await countContents(read, id) };
}

function standing({ slug, startedAt, finishedAt, dueAt }: ProjectDeletion, now: Date) {
  if (finishedAt) return conflict('deleted_for_good', `“${slug}” was deleted for good.`);
  if (startedAt) return conflict('being_deleted', `“${slug}” is being deleted for good at this moment.`);
  const left = formatDistanceStrict(dueAt, now);
  return conflict(
    'already_deleted',
    `“${slug}” was deleted already. For ${left} it can be restored: /assign-admin project restore ${slug}`,
  );
}
