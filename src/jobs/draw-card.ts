import { suggestOwners } from '../assignment/suggest-owners';
import { recordRetired } from '../cards/card.store';
import { showAnew } from '../cards/end-turn';
import type { CardRef } from '../cards/types';
import type { IssueView } from '../issues/types';
import { DeliveryError } from '../notifications/messenger';
import type { JobDeps } from './handler';
import { toChannel } from './to-channel';

export async function redrawCard(deps: JobDeps, card: CardRef, ts: string, issue: IssueView): Promise<void> {
  const { organizationId, channelId } = card;
  const message = await cardMessage(deps, issue);
  try {
    await toChannel(deps, organizationId, channelId, () => deps.messenger.update({ channelId, ts }, message));
  } catch (error) {
    if (!isMessageGone(error) || issue.project.status !== 'active') throw error;
    return showAnew(deps, card, [card.id]);
  }
  const isRetired = issue.project.status !== 'active';
  if (isRetired !== card.isRetired) await deps.db.write((tx) => recordRetired(tx, [card.id], isRetired));
}

/** What a channel shows of the issue: its card, or that its project was deleted. */
export async function cardMessage(deps: JobDeps, issue: IssueView) {
  if (issue.project.status !== 'active') return { kind: 'retired-card', shortId: issue.shortId } as const;
  return { kind: 'card', issue, suggested: await suggestOwners(deps, issue) } as const;
}

/** Somebody deleted the message, or it is too old to be changed. */
export const isMessageGone = (error: unknown): boolean => error instanceof DeliveryError && error.failure === 'message';
