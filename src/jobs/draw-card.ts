import { recordCardPosted } from '../issues/card.store';
import type { CardRef, IssueView } from '../issues/types';
import type { JobDeps } from './handler';
import { postOnce } from './post-once';
import { toChannel } from './to-channel';

/** Posts the card and remembers where. The caller holds the card's order key, so nobody else posts it meanwhile. */
export async function postCard(
  deps: JobDeps,
  card: CardRef,
  issue: IssueView,
  uncertainSince: Date | null,
): Promise<string> {
  const { id, organizationId, channelId } = card;
  const message = { kind: 'card', issue, suggested: [], now: deps.clock.now() } as const;
  const ts = await toChannel(deps, organizationId, channelId, () =>
    postOnce(deps.messenger, { channelId }, message, `card:${id}`, uncertainSince),
  );
  await deps.db.write((tx) => recordCardPosted(tx, id, ts));
  return ts;
}

export async function redrawCard(deps: JobDeps, card: CardRef, ts: string, issue: IssueView): Promise<void> {
  const { organizationId, channelId } = card;
  const message = { kind: 'card', issue, suggested: [], now: deps.clock.now() } as const;
  await toChannel(deps, organizationId, channelId, () => deps.messenger.update({ channelId, ts }, message));
}
