import { addSeconds, subMinutes } from 'date-fns';
import { setTimeout as rest } from 'node:timers/promises';
import { clearAssignmentCache } from '../assignment/caches';
import { recordAudit } from '../audit/audit.store';
import { tally } from '../cards/tally.store';
import type { Deps } from '../deps';
import type { Tx } from '../platform/db/database';
import { unavailable } from '../platform/errors';
import type { ProjectId } from '../platform/ids';
import { auditTarget } from '../projects/get-project';
import { CASCADE, countNextAlerts, deleteSome, findNextIssues, findRemains, type CascadeTable } from './cascade.store';
import { countRows } from './count-rows';
import { addDeleted, findDeletion, recordCounted, recordFinished, recordSpeed, recordStarted } from './deletion.store';
import { purgeJob, showJob } from './jobs';
import { createPace } from './pace';
import { deleteProjectRow, dropRedraws, hasRunningJobs, isPosting, markDeleting } from './purge-project.store';
import { retireCards } from './retire-cards';
import { sumOf, type ProjectDeletion } from './types';

/** A slice ends soon, so that a worker that is to stop need not wait, and other work of its lane has its turn. */
const SLICE_MS = 3_000;
/** The live message is one of the 50 redraws that Slack takes a minute. */
const SHOW_SECONDS = 3;
/** A card whose posting began longer ago is not on its way any more: its channel is closed to us. */
const LONGEST_POST_MINUTES = 10;

/**
 * Deletes for about three seconds and asks for its own next run, until nothing of the project is left (PRODUCT 9.4). It looks
 * at what is there and keeps no place of its own, so it may be killed anywhere and begun again. Does nothing for a project
 * that was restored or is not due. Throws `unavailable` while something of it is in hand elsewhere.
 */
export async function purgeProject(deps: Deps, projectId: ProjectId): Promise<void> {
  const deletion = await begin(deps, projectId);
  if (!deletion) return;
  await deps.db.write((tx) => dropRedraws(tx, projectId));
  const sentSince = subMinutes(deps.clock.now(), LONGEST_POST_MINUTES);
  if ((await hasRunningJobs(deps.db.read, projectId)) || (await isPosting(deps.db.read, projectId, sentSince))) {
    throw unavailable('jobs_in_hand', 'What is being delivered for this project is waited for.');
  }
  if (sumOf(deletion.counted) === 0) {
    const counted = await countRows(deps.db.read, projectId);
    await deps.db.write((tx) => recordCounted(tx, projectId, counted));
  }
  const start = performance.now();
  const { rows, isEmpty } = await deleteUntil(deps, deletion, start + SLICE_MS);
  const seconds = (performance.now() - start) / 1_000;
  await deps.db.write(async (tx) => {
    if (rows > 0) await recordSpeed(tx, projectId, Math.round(rows / Math.max(seconds, 0.001)));
    const isGone = isEmpty && (await finish(deps, tx, deletion));
    const now = deps.clock.now();
    await deps.queue.enqueue(
      tx,
      isGone
        ? [showJob(projectId, now)]
        : [purgeJob(projectId, now), showJob(projectId, addSeconds(now, SHOW_SECONDS))],
    );
  });
  deps.queue.nudge();
}

/** From here on there is no way back. */
async function begin(deps: Deps, projectId: ProjectId): Promise<ProjectDeletion | null> {
  return deps.db.write(async (tx) => {
    const deletion = await findDeletion(tx, projectId);
    const now = deps.clock.now();
    if (!deletion || deletion.finishedAt || deletion.dueAt > now) return null;
    if (deletion.startedAt) return deletion;
    await markDeleting(tx, projectId);
    await recordStarted(tx, projectId, now);
    await deps.queue.enqueue(tx, [showJob(projectId)]);
    return { ...deletion, startedAt: now };
  });
}

/** Goes through the tables from the top, again and again; `isEmpty` when one whole round found nothing. */
async function deleteUntil(
  deps: Deps,
  deletion: ProjectDeletion,
  end: number,
): Promise<{ rows: number; isEmpty: boolean }> {
  const pace = createPace(performance.now());
  let writes = deps.db.writes();
  let total = 0;
  for (;;) {
    const before = total;
    for (const step of CASCADE) {
      for (let mayHaveMore = true; mayHaveMore;) {
        const size = pace.rows();
        const { rows, tookMs } = await deleteChunk(deps, deletion, step, size);
        total += rows;
        const others = deps.db.writes() - writes - 1;
        writes = deps.db.writes();
        const restMs = pace.rest({ tookMs, isFull: rows === size, others }, performance.now());
        if (rows > 0) await rest(restMs);
        if (performance.now() > end) return { rows: total, isEmpty: false };
        mayHaveMore = rows === size && !step.oncePerRound;
      }
    }
    if (total === before) return { rows: total, isEmpty: true };
  }
}

/** One short transaction. `tookMs` leaves out the time in the queue before it. */
async function deleteChunk(
  deps: Deps,
  deletion: ProjectDeletion,
  step: CascadeTable,
  size: number,
): Promise<{ rows: number; tookMs: number }> {
  const { projectId } = deletion;
  if (step.table === 'Issue') await forgetIssues(deps, projectId, size);
  let startedAt = 0;
  const rows = await deps.db.write(async (tx) => {
    startedAt = performance.now();
    if (step.table === 'Card') await retireCards(deps, tx, projectId, size);
    if (step.table === 'Job') await tally(tx, { dropped: await countNextAlerts(tx, projectId, size) });
    const deleted = await deleteSome(tx, step, projectId, size);
    if (deleted > 0) await addDeleted(tx, projectId, step.table, deleted);
    return deleted;
  });
  return { rows, tookMs: performance.now() - startedAt };
}

/** The caches go before the rows, for after a crash nobody would know their keys any more. */
async function forgetIssues(deps: Deps, projectId: ProjectId, size: number): Promise<void> {
  const issueIds = await findNextIssues(deps.db.read, projectId, size);
  for (const cache of ['assignee_exists', 'owner_exists'] as const) {
    if (!(await clearAssignmentCache(deps, cache, issueIds))) {
      throw unavailable('cache_unavailable', 'The cache does not answer.');
    }
  }
}

/** Removes the project's own row, unless something came in meanwhile: then another round takes that first. */
async function finish(deps: Deps, tx: Tx, deletion: ProjectDeletion): Promise<boolean> {
  const { projectId, organizationId, slug } = deletion;
  if ((await findRemains(tx, projectId)).length > 0) return false;
  await deleteProjectRow(tx, projectId);
  const at = deps.clock.now();
  await recordFinished(tx, projectId, at);
  const { deleted = {} } = (await findDeletion(tx, projectId)) ?? {};
  const target = auditTarget({ id: projectId, slug });
  const data = { issues: deleted['Issue'] ?? 0, events: deleted['Event'] ?? 0 };
  await recordAudit(tx, { organizationId, userId: null, action: 'project.purge', target, data, at });
  return true;
}
