import { addSeconds } from 'date-fns';
import { addActivities } from '../activity/activity.store';
import type { Deps } from '../deps';
import { cardsOfIssues, createCards } from '../cards/card.store';
import { findTellingOfWaiting } from '../cards/digest.store';
import { recountJob, redrawJob, threadLineJob } from '../cards/jobs';
import { tally } from '../cards/tally.store';
import type { CardRef } from '../cards/types';
import { postJob } from '../organizations/post-job';
import type { Tx } from '../platform/db/database';
import type { IssueId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { reachesLevel } from '../projects/channel-levels';
import { findLiveChannels, type LiveChannel } from './digest.store';
import type { IssueChange } from './plan-digest';

/** Repeats within this time cost one redraw of the card. */
const REDRAW_AFTER_SECONDS = 2;

export type SavedChange = IssueChange & { id: IssueId };

const isAlerting = (change: IssueChange) => change.alerts.length > 0;

/** What a channel sees that nobody set anything for. */
const plainChannel = (channelId: string): LiveChannel => ({ channelId, minLevel: 'debug', regressions: 'thread' });

/** An alert of a level the channel wants, or an open issue that only now reaches that level. */
export function wantsCard({ minLevel }: Pick<LiveChannel, 'minLevel'>, change: IssueChange): boolean {
  if (!reachesLevel(change.peakLevel, minLevel)) return false;
  if (isAlerting(change)) return true;
  return change.status === 'unresolved' && change.levelBefore !== null && !reachesLevel(change.levelBefore, minLevel);
}

/**
 * Writes the activities, makes the cards that are missing (in those of the project's channels that want the level; in the
 * alert channel if it has none) and asks for their drawing: at once where an alert is due, a little later where only the
 * counts changed (PRODUCT 5.4). Projects that are being deleted stay silent.
 */
export async function alert(
  deps: Pick<Deps, 'config' | 'queue'>,
  tx: Tx,
  changes: readonly SavedChange[],
  now: Date,
): Promise<void> {
  const activities = await addActivities(
    tx,
    changes.flatMap(({ id, projectId, alerts }) =>
      alerts.map(({ type, at }) => ({
        issueId: id,
        projectId,
        type,
        userId: null,
        source: 'event',
        requestId: null,
        data: {},
        at,
      })),
    ),
  );
  const channels = await findLiveChannels(tx, [...new Set(changes.map((change) => change.projectId))]);
  const live = changes.filter((change) => channels.has(change.projectId));
  const channelsOf = (change: SavedChange): readonly LiveChannel[] => {
    const own = channels.get(change.projectId) ?? [];
    return own.length > 0 || deps.config.alertChannel === null ? own : [plainChannel(deps.config.alertChannel)];
  };
  const wanted = live.flatMap((change) =>
    channelsOf(change)
      .filter((channel) => wantsCard(channel, change))
      .map(({ channelId }) => ({ issueId: change.id, channelId })),
  );
  const added = await createCards(tx, wanted, now);
  const isNew = new Set(added.map(({ id }) => id));

  const changeOf = new Map(live.map((change) => [change.id, change]));
  const shown = (await cardsOfIssues(tx, [...changeOf.keys()])).filter(({ id }) => !isNew.has(id));
  const later = addSeconds(now, REDRAW_AFTER_SECONDS);
  const jobs = shown.flatMap((card): NewJob[] => {
    const change = changeOf.get(card.issueId);
    if (change === undefined) return [];
    const { projectId, peakLevel } = change;
    if (!isAlerting(change)) return [redrawJob(card, projectId, { lane: 2, runAt: later })];
    // A card that is only redrawn rings no bell: that an issue came back is said in its thread.
    const channel = channelsOf(change).find(({ channelId }) => channelId === card.channelId);
    const isLoud = channel?.regressions === 'channel' && reachesLevel(peakLevel, channel.minLevel);
    const lines = activities.filter((activity) => activity.issueId === change.id && activity.type !== 'FIRST_SEEN');
    // Who waits for the card hears of it by the card.
    const ending = card.ts === null ? {} : { isAlert: true as const };
    return [
      redrawJob(card, projectId, { lane: 1 }),
      ...lines.map(({ id: activityId }) =>
        threadLineJob(card, { activityId, projectId, lane: 1, ...(isLoud ? { broadcast: true } : {}), ...ending }),
      ),
    ];
  });
  await tally(tx, { due: jobs.filter(isAlertLine).length });
  await deps.queue.enqueue(tx, [...jobs, ...(await showJobs(tx, added, now))]);
}

const isAlertLine = (job: NewJob) => (job as NewJob<'card.thread-line'>).payload.isAlert === true;

/** The channels' next turns, and the redrawing of digests that say how many wait. */
async function showJobs(tx: Tx, added: readonly CardRef[], now: Date): Promise<NewJob[]> {
  const channels = new Map(added.map(({ channelId, organizationId }) => [channelId, organizationId]));
  const telling = await findTellingOfWaiting(tx, [...channels.keys()]);
  const runAt = addSeconds(now, REDRAW_AFTER_SECONDS);
  return [
    ...[...channels].map(([channelId, organizationId]) => postJob(organizationId, channelId)),
    ...telling.map((digestId) => recountJob(digestId, runAt)),
  ];
}
