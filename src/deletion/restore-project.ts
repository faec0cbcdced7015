import type { Deps } from '../deps';
import { createCards } from '../cards/card.store';
import { postJob } from '../organizations/post-job';
import { findChannelsThatWait } from '../cards/waiting.store';
import type { Level } from '../issues/types';
import { forgetWarnings } from '../leases/warning.store';
import { showProposalsAgainJobs } from '../ownership/learning/jobs';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import type { Tx } from '../platform/db/database';
import { conflict, invalid, notFound } from '../platform/errors';
import type { OrganizationId } from '../platform/ids';
import { reachesLevel } from '../projects/channel-levels';
import { auditTarget, noSuchProject } from '../projects/get-project';
import { findActiveBySlug, isSlugTaken } from '../projects/project.store';
import { findChannelsOf } from '../projects/project-channel.store';
import { redrawCardsJob } from '../projects/redraw-cards-job';
import { assertSlug } from '../projects/slug';
import { restorable, severalDeleted } from './choose-deletion';
import { findDeletionsOf, removeDeletion } from './deletion.store';
import { purgeKey } from './jobs';
import { cancelJob, findCardless, markActive, releaseJobs } from './project-deletion.store';
import type { ProjectDeletion } from './types';

export interface RestoreProject {
  /** The slug the project had, or its id when several had the same. */
  project: string;
  /** Another slug, when its own was taken meanwhile. */
  newSlug?: string;
}

/**
 * Brings a deleted project back, with everything it had (PRODUCT 9.3); answers with its slug. Throws not-found, and
 * conflict when there is nothing to restore (any more), when the slug is taken, or when several projects are meant.
 */
export async function restoreProject(deps: Deps, viewer: Viewer, input: RestoreProject): Promise<{ slug: string }> {
  const asked = input.project.trim().toLowerCase();
  const restored = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    const deletion = await chooseDeletion(tx, viewer.organizationId, asked);
    const { projectId } = deletion;
    const slug = input.newSlug ?? deletion.slug;
    if (slug !== deletion.slug) assertSlug(slug);
    if (await isSlugTaken(tx, viewer.organizationId, slug)) {
      throw conflict(
        'slug_taken',
        `Another project is called “${slug}” now. Choose another slug for this one: /assign-admin project restore ${asked} slug:NEW`,
      );
    }
    await markActive(tx, projectId, slug);
    // Nobody could answer while it was gone.
    await forgetWarnings(tx, projectId);
    await removeDeletion(tx, projectId);
    await cancelJob(tx, purgeKey(projectId));
    await releaseJobs(tx, projectId);
    await addMissingCards(deps, tx, deletion);
    const waiting = await findChannelsThatWait(tx, projectId);
    await deps.queue.enqueue(tx, [
      redrawCardsJob(projectId),
      ...waiting.map((channelId) => postJob(viewer.organizationId, channelId)),
      ...(await showProposalsAgainJobs(tx, projectId)),
    ]);
    await audit('project.restore', auditTarget({ id: projectId, slug }), { name: deletion.name });
    return { slug };
  });
  deps.queue.nudge();
  return restored;
}

async function chooseDeletion(tx: Tx, organizationId: OrganizationId, asked: string): Promise<ProjectDeletion> {
  const all = await findDeletionsOf(tx, organizationId, asked);
  const [first, ...more] = restorable(all);
  if (first && more.length > 0) throw severalDeleted(asked, restorable(all));
  if (first) return first;
  const [newest] = all;
  if (newest?.finishedAt) {
    throw conflict('deleted_for_good', `“${newest.slug}” was deleted for good; it cannot be restored.`);
  }
  if (newest) throw conflict('being_deleted', `“${newest.slug}” is being deleted for good already; it is too late.`);
  if (await findActiveBySlug(tx, organizationId, asked)) {
    throw invalid('not_deleted', `“${asked}” is not deleted. Nothing was changed.`);
  }
  throw asked === '' ? notFound('project_not_found', 'There is no such project.') : noSuchProject(asked);
}

/** Events that were on their way may have been grouped while nobody was to hear of it: what they found is shown now. */
async function addMissingCards(deps: Deps, tx: Tx, { projectId, requestedAt }: ProjectDeletion): Promise<void> {
  const issues = await findCardless(tx, projectId, requestedAt);
  if (issues.length === 0) return;
  const own = await findChannelsOf(tx, projectId);
  const { alertChannel } = deps.config;
  const plain = alertChannel === null ? [] : [{ channelId: alertChannel, minLevel: 'debug' as const }];
  const channels = own.length > 0 ? own : plain;
  const missing = issues.flatMap(({ id, level }) =>
    channels
      .filter(({ minLevel }) => reachesLevel(level as Level, minLevel))
      .map(({ channelId }) => ({ issueId: id, channelId })),
  );
  await createCards(tx, missing, deps.clock.now());
}
