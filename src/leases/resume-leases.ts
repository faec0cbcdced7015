import type { Deps } from '../deps';
import { nextSweepJob } from './jobs';
import { findLeasedProjectIds } from './lease-rule.store';

/** Run at start: every project with a lease is looked at, whatever became of its last look. */
export async function resumeLeases(deps: Pick<Deps, 'db' | 'queue' | 'clock'>): Promise<void> {
  const projectIds = await findLeasedProjectIds(deps.db.read);
  const now = deps.clock.now();
  await deps.db.write((tx) =>
    deps.queue.enqueue(
      tx,
      projectIds.map((id) => nextSweepJob(id, now)),
    ),
  );
}
