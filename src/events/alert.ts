import { addActivities } from '../activity/activity.store';
import type { Deps } from '../deps';
import { cardsOfIssues, createCards } from '../issues/card.store';
import type { Tx } from '../platform/db/database';
import type { IssueId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { findLiveChannels } from './digest.store';
import type { IssueChange } from './plan-digest';

/** Repeats within this time cost one redraw of the card. */
const REDRAW_AFTER_MS = 2_000;

export type SavedChange = IssueChange & { id: IssueId };

/**
 * Writes the activities, makes the cards that are missing (in the project's channels, else in the alert channel) and asks
 * for their drawing: at once where an alert is due, a little later where only the counts changed (PRODUCT 5.4). Projects
 * that are being deleted stay silent.
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
  const isAlerting = (change: SavedChange) => change.alerts.length > 0;
  const channelsOf = (change: SavedChange) => {
    const own = channels.get(change.projectId) ?? [];
    return own.length > 0 || deps.config.alertChannel === null ? own : [deps.config.alertChannel];
  };
  const wanted = live
    .filter(isAlerting)
    .flatMap((change) => channelsOf(change).map((channelId) => ({ issueId: change.id, channelId })));
  await createCards(tx, wanted, now);

  const changeOf = new Map(live.map((change) => [change.id, change]));
  const cards = await cardsOfIssues(tx, [...changeOf.keys()]);
  const later = new Date(now.getTime() + REDRAW_AFTER_MS);
  const jobs = cards.flatMap((card): NewJob[] => {
    const change = changeOf.get(card.issueId);
    if (change === undefined) return [];
    const common = { orderKey: `card:${card.id}`, projectId: change.projectId };
    const draw = { ...common, kind: 'card.draw', payload: { cardId: card.id }, key: `card.draw:${card.id}` } as const;
    if (!isAlerting(change)) return [{ ...draw, lane: 2, runAt: later }];
    // A card that is only redrawn rings no bell: that an issue came back is said in its thread.
    const lines = activities.filter((activity) => activity.issueId === change.id && activity.type !== 'FIRST_SEEN');
    const threadLine = { ...common, kind: 'card.thread-line', lane: 1 } as const;
    return [
      { ...draw, lane: 1 },
      ...lines.map((line) => ({ ...threadLine, payload: { cardId: card.id, activityId: line.id } })),
    ];
  });
  await deps.queue.enqueue(tx, jobs);
}
