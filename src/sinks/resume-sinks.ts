import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { configuredSinks } from './configured-sinks';
import { nextLookJob } from './jobs';
import { keepSinks } from './sink.store';

/** Run at start: the sinks that the settings ask for go on where they were, and new ones begin. */
export async function resumeSinks(
  deps: Pick<Deps, 'config' | 'db' | 'queue' | 'clock'>,
  organizationId: OrganizationId,
): Promise<void> {
  const names = configuredSinks(deps.config);
  const now = deps.clock.now();
  await deps.db.write(async (tx) => {
    await keepSinks(tx, names);
    await deps.queue.enqueue(
      tx,
      names.map((name) => nextLookJob(name, organizationId, now)),
    );
  });
  deps.queue.nudge();
}
