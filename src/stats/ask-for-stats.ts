import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { shareStatsJob } from './jobs';
import { nameOf } from './name-of';
import type { StatsQuery } from './types';

/**
 * Statistics with their picture and CSV, into a channel, or without one to whoever asks. Throws not-found for what is unknown
 * or another organization's.
 */
export async function askForStats(
  deps: Pick<Deps, 'db' | 'queue'>,
  { organizationId, slackUserId }: Viewer,
  { query, channelId }: { query: StatsQuery; channelId: string | null },
): Promise<void> {
  await nameOf(deps, organizationId, query.subject);
  await deps.db.write((tx) =>
    deps.queue.enqueue(tx, [shareStatsJob({ organizationId, query, channelId, slackUserId })]),
  );
  deps.queue.nudge();
}
