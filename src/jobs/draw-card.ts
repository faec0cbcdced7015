import { suggestOwners } from '../assignment/suggest-owners';
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
  const message = await cardOf(deps, issue);
  const ts = await toChannel(deps, organizationId, channelId, () =>
    postOnce(deps.messenger, { channelId }, message, `card:${id}`, uncertainSince),
  );
  await deps.db.write((tx) => recordCardPosted(tx, id, ts));
  return ts;
}

export async function redrawCard(deps: JobDeps, card: CardRef, ts: string, issue: IssueView): Promise<void> {
  const { organizationId, channelId } = card;
  const message = await cardOf(deps, issue);
  await toChannel(deps, organizationId, channelId, () => deps.messenger.update({ channelId, ts }, message));
}

async function cardOf(deps: JobDeps, issue: IssueView) {
  return { kind: 'card', issue, suggested: await suggestOwners(deps, issue) } as const;
}
