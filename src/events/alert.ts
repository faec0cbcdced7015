import { addSeconds } from 'date-fns';
import { addActivities } from '../activity/activity.store';
import type { Deps } from '../deps';
import { cardsOfIssues, createCards } from '../issues/card.store';
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
  const added = new Set((await createCards(tx, wanted, now)).map((card) => card.id));

  const changeOf = new Map(live.map((change) => [change.id, change]));
  const cards = await cardsOfIssues(tx, [...changeOf.keys()]);
  const later = addSeconds(now, REDRAW_AFTER_SECONDS);
  const jobs = cards.flatMap((card): NewJob[] => {
    const change = changeOf.get(card.issueId);
    if (change === undefined) return [];
    const common = { orderKey: `card:${card.id}`, projectId: change.projectId };
    const draw = { ...common, kind: 'card.draw', payload: { cardId: card.id }, key: `card.draw:${card.id}` } as const;
    const isNew = added.has(card.id);
    if (!isAlerting(change)) return [isNew ? { ...draw, lane: 1 } : { ...draw, lane: 2, runAt: later }];
    // A card that is only redrawn rings no bell: that an issue came back is said in its thread.
    const lines = activities.filter((activity) => activity.issueId === change.id && activity.type !== 'FIRST_SEEN');
    const threadLine = { ...common, kind: 'card.thread-line', lane: 1 } as const;
    const channel = channelsOf(change).find(({ channelId }) => channelId === card.channelId);
    // A card that was only now posted is seen as it is.
    const broadcast = !isNew && channel?.regressions === 'channel' && reachesLevel(change.peakLevel, channel.minLevel);
    return [
      { ...draw, lane: 1 },
      ...lines.map((line) => ({
        ...threadLine,
        payload: { cardId: card.id, activityId: line.id, ...(broadcast ? { broadcast } : {}) },
      })),
    ];
  });
  await deps.queue.enqueue(tx, jobs);
}
