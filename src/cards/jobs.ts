import type { ActivityId, CardId, DigestId, ProjectId } from '../platform/ids';
import type { Lane, NewJob } from '../platform/queue/catalog';
import { postScope, UPDATE_SCOPE } from '../platform/queue/scopes';
import type { CardRef } from './types';

interface When {
  lane: Lane;
  runAt?: Date;
}

/** What is to be said in a card's thread waits until there is a message. */
export const WAITS_FOR_CARD = 'waits_for_card';

/** So does its redrawing while the message is on its way. */
export const WAITS_FOR_POST = 'waits_for_post';

/** Jobs about one card run in their order. */
export const cardOrder = (cardId: CardId) => `card:${cardId}`;

/** Draws the card as it is by then: a message of its own, or the digest that it is a line of. */
export function redrawJob(card: CardRef, projectId: ProjectId | undefined, when: When): NewJob {
  if (card.digestId !== null && card.ts !== null) return redrawDigestJob(card.digestId, when);
  const { id: cardId } = card;
  const key = `card.draw:${cardId}`;
  const common = { key, orderKey: cardOrder(cardId), scope: UPDATE_SCOPE, projectId };
  return { kind: 'card.draw', payload: { cardId }, ...common, ...when };
}

export const redrawDigestJob = (digestId: DigestId, when: When): NewJob => ({
  kind: 'digest.draw',
  payload: { digestId },
  key: `digest.draw:${digestId}`,
  scope: UPDATE_SCOPE,
  ...when,
});

/** In a burst a digest is seldom the newest for long: whether it has to tell what waits is looked at a little later. */
export const recountJob = (digestId: DigestId, runAt: Date): NewJob => ({
  kind: 'digest.draw',
  payload: { digestId, ifWaitingChanged: true },
  key: `digest.recount:${digestId}`,
  lane: 2,
  runAt,
});

export interface ThreadLine {
  activityId: ActivityId;
  projectId: ProjectId | undefined;
  lane: Lane;
  /** Shown in the channel as well. */
  broadcast?: boolean;
  isAlert?: true;
}

/** Says in the card's thread what happened. */
export function threadLineJob(card: CardRef, line: ThreadLine): NewJob {
  const { activityId, projectId, lane, ...more } = line;
  return {
    kind: 'card.thread-line',
    payload: { cardId: card.id, activityId, ...more },
    key: `line:${activityId}:${card.id}`,
    orderKey: cardOrder(card.id),
    scope: postScope(card.channelId),
    projectId,
    lane,
    ...(card.ts === null ? { waitsFor: WAITS_FOR_CARD } : {}),
  };
}
