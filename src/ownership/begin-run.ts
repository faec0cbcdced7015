import type { Tx } from '../platform/db/database';
import type { ProjectId, UserId } from '../platform/ids';
import type { Queue } from '../platform/queue/queue';
import { showRunJob } from './rules-run-job';
import { replaceRun } from './rules-run.store';
import type { OwnershipText } from './views';

/**
 * Has the caches of the project's owners cleared and its texts look at its open issues, in place of what older ones look at.
 * Whoever asked for it is told how far that is.
 */
export async function beginRun(
  tx: Tx,
  queue: Queue,
  run: { projectId: ProjectId; userId: UserId; changed: OwnershipText },
): Promise<void> {
  const { projectId, userId, changed } = run;
  const replaced = await replaceRun(tx, projectId, userId);
  await queue.enqueue(tx, [
    { kind: 'ownership.apply', payload: { projectId, changed }, key: `ownership:${projectId}`, lane: 2, projectId },
    ...replaced.map((runId) => showRunJob(projectId, runId)),
  ]);
}
