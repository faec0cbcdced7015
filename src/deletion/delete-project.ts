import { addHours } from 'date-fns';
import type { Deps } from '../deps';
import { retireProposalJobs } from '../ownership/learning/jobs';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { conflict, invalid, notFound } from '../platform/errors';
import type { ProjectId } from '../platform/ids';
import { auditTarget } from '../projects/get-project';
import { redrawCardsJob } from '../projects/redraw-cards-job';
import { findDeletion, hasten, insertDeletion } from './deletion.store';
import { purgeJob } from './jobs';
import { findProjectHead, holdJobs, markPending } from './project-deletion.store';
import type { ProjectDeletion } from './types';

/** How long a deleted project can be restored (PRODUCT 9.3). */
export const RESTORABLE_HOURS = 72;

export interface DeleteProject {
  projectId: ProjectId;
  /** The slug as the person typed it, to show that they mean this project. */
  typedSlug: string;
  /** Everything goes at once, and nothing can be restored. */
  now: boolean;
}

/**
 * Step one of deleting a project (PRODUCT 9.3): its keys stop working, its slug is free, its cards say so, commands no
 * longer find it, and for 72 hours it can be restored. With `now` step two follows at once, also for a project that was
 * deleted before. Throws not-found, invalid `slug_mismatch`, and conflict when it is deleted or going already.
 */
export async function deleteProject(deps: Deps, viewer: Viewer, input: DeleteProject): Promise<ProjectDeletion> {
  const { projectId, now } = input;
  const deletion = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await findProjectHead(tx, viewer.organizationId, projectId);
    if (!project) throw notFound('project_not_found', 'This project does not exist (any more). Nothing was changed.');
    const { slug, name } = project;
    if (project.status === 'deleting') {
      throw conflict('being_deleted', `“${slug}” is being deleted for good at this moment.`);
    }
    if (project.status === 'pending_deletion' && !now) {
      throw conflict('already_deleted', `“${slug}” was deleted already. Nothing was changed.`);
    }
    if (input.typedSlug.trim().toLowerCase() !== slug) {
      throw invalid('slug_mismatch', `That is not its slug: type “${slug}” to delete it.`);
    }
    const requestedAt = deps.clock.now();
    const dueAt = now ? requestedAt : addHours(requestedAt, RESTORABLE_HOURS);
    if (project.status === 'pending_deletion') await hasten(tx, projectId, viewer.userId, dueAt);
    else {
      const { organizationId, userId: requestedById } = viewer;
      await markPending(tx, projectId);
      await insertDeletion(tx, { projectId, organizationId, slug, name, requestedById, requestedAt, dueAt });
      await holdJobs(tx, projectId);
      await deps.queue.enqueue(tx, await retireProposalJobs(tx, { organizationId, projectId }));
    }
    await deps.queue.enqueue(tx, [redrawCardsJob(projectId), purgeJob(projectId, dueAt)]);
    await audit('project.delete', auditTarget(project), { name, now });
    const stored = await findDeletion(tx, projectId);
    if (!stored) throw new Error('a deletion was not stored');
    return stored;
  });
  deps.queue.nudge();
  return deletion;
}
