import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { nextMonday, shareStatsJob, weeklyJob } from './jobs';
import { DAY_MS } from './window';

/**
 * Asks for the next weekly post; `monday`, when it is that Monday, also for the one about the seven days before it. Without
 * a channel nothing is asked for, which ends the chain.
 */
export async function planWeekly(
  deps: Pick<Deps, 'db' | 'queue' | 'clock' | 'config'>,
  organizationId: OrganizationId,
  monday: number | null = null,
): Promise<void> {
  const channelId = deps.config.analyticsChannel;
  if (channelId === null) return;
  const jobs = [weeklyJob(organizationId, nextMonday(deps.clock.now().getTime()))];
  if (monday !== null) {
    const query = { subject: { kind: 'all' as const }, from: monday - 7 * DAY_MS, until: monday };
    jobs.push(shareStatsJob({ organizationId, query, channelId, slackUserId: null }));
  }
  await deps.db.write((tx) => deps.queue.enqueue(tx, jobs));
  deps.queue.nudge();
}
