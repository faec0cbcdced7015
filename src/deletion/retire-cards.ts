import { redrawDigestJob } from '../cards/jobs';
import { tally } from '../cards/tally.store';
import type { Deps } from '../deps';
import type { Tx } from '../platform/db/database';
import type { ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { UPDATE_SCOPE } from '../platform/queue/scopes';
import { findNextCards } from './cascade.store';
import { findDeletion } from './deletion.store';

/**
 * Before the rows of cards go: those that Slack still shows as open are asked to be drawn as deleted. The jobs know the
 * message and nothing of the project, so nothing waits for Slack, and what Slack refuses holds up nothing.
 */
export async function retireCards(
  deps: Pick<Deps, 'clock' | 'queue'>,
  tx: Tx,
  projectId: ProjectId,
  limit: number,
): Promise<void> {
  const { live, digestIds, unposted } = await findNextCards(tx, projectId, limit);
  await tally(tx, { dropped: unposted });
  const deletion = await findDeletion(tx, projectId);
  if (!deletion) return;
  const { organizationId } = deletion;
  await deps.queue.enqueue(tx, [
    ...live.map((card): NewJob => ({
      kind: 'card.retire',
      payload: { organizationId, ...card },
      scope: UPDATE_SCOPE,
      lane: 3,
    })),
    ...digestIds.map((digestId) => redrawDigestJob(digestId, { lane: 3 })),
  ]);
}
