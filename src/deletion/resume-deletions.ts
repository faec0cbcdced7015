import type { Deps } from '../deps';
import { findAllUnfinished } from './deletion.store';
import { purgeJob } from './jobs';

/** Run at start: a deletion whose job was given up, for whatever reason, is taken up again. */
export async function resumeDeletions(deps: Deps): Promise<void> {
  const unfinished = await findAllUnfinished(deps.db.read);
  await deps.db.write((tx) =>
    deps.queue.enqueue(
      tx,
      unfinished.map(({ projectId, dueAt }) => purgeJob(projectId, dueAt)),
    ),
  );
}
