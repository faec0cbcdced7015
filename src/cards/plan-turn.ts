import type { CardId, DigestId } from '../platform/ids';

/** More waiting cards than this fold into a digest (PRODUCT 7.5). */
export const FOLD_ABOVE = 5;
/** Lines of one digest: with two blocks each they stay inside a message. */
export const DIGEST_LINES = 20;
/** A digest takes what comes so soon after its newest lines, for it is the same burst. */
export const BURST_GAP_MS = 10_000;

export interface WaitingCard {
  id: CardId;
  /** Slack called a message with it wrong: it goes alone, so that it cannot spoil others. */
  isAlone: boolean;
}

/** A digest that is posted and the last thing that the channel shows of ours. */
export interface OpenDigest {
  id: DigestId;
  lines: number;
  grownAt: Date;
}

export interface ChannelState {
  /** Oldest first; at least one more than a digest takes, if there are that many. */
  waiting: readonly WaitingCard[];
  open: OpenDigest | null;
  /** Whether Slack's limit for changing messages leaves room now; a new message is another limit. */
  canUpdate: boolean;
  now: Date;
}

export type Turn =
  | { do: 'nothing' }
  | { do: 'post-card'; cardId: CardId }
  | { do: 'post-digest'; cardIds: readonly CardId[] }
  | { do: 'grow-digest'; digestId: DigestId; cardIds: readonly CardId[] };

/**
 * What a channel shows next of the alerts that wait for it. They are shown in the order in which they came, one message a
 * turn: so in a burst the digests take more the more there is.
 */
export function planTurn({ waiting, open, canUpdate, now }: ChannelState): Turn {
  const [first] = waiting;
  if (first === undefined) return { do: 'nothing' };
  const card: Turn = { do: 'post-card', cardId: first.id };
  const firstAlone = waiting.findIndex(({ isAlone }) => isAlone);
  const together = (firstAlone < 0 ? waiting : waiting.slice(0, firstAlone)).map(({ id }) => id);
  if (together.length === 0) return card;

  const room = open && now.getTime() - open.grownAt.getTime() < BURST_GAP_MS ? DIGEST_LINES - open.lines : 0;
  if (open && room > 0 && canUpdate) {
    return { do: 'grow-digest', digestId: open.id, cardIds: together.slice(0, room) };
  }
  if (together.length <= FOLD_ABOVE) return card;
  return { do: 'post-digest', cardIds: together.slice(0, DIGEST_LINES) };
}
