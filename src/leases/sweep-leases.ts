import type { Deps } from '../deps';
import type { ProjectId } from '../platform/ids';
import { askHolders } from './ask-holders';
import { nextSweepJob, slotOf } from './jobs';
import { findLeasedProject } from './lease-rule.store';
import { settleWarning } from './settle-warning';
import { findOpenWarnings } from './warning.store';

/**
 * One look at what people hold in a project. It asks for the next look first, so that no failure can break the chain, and
 * ends it when the project has no lease (any more).
 *
 * A look that comes late takes nothing back: while we were away, clicks could not reach us, and they come first.
 */
export async function sweepLeases(
  deps: Deps,
  { projectId, slot }: { projectId: ProjectId; slot: number },
): Promise<void> {
  const now = deps.clock.now();
  const project = await deps.db.write(async (tx) => {
    const leased = await findLeasedProject(tx, projectId);
    if (leased) await deps.queue.enqueue(tx, [nextSweepJob(projectId, now)]);
    return leased;
  });
  if (!project) return;
  const mayTakeBack = slotOf(now) <= slot;
  for (const { id } of await findOpenWarnings(deps.db.read, projectId)) {
    await settleWarning(deps, id, { mayTakeBack });
  }
  await askHolders(deps, project);
  deps.queue.nudge();
}
