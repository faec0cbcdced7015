import type { Deps } from '../deps';
import type { CardId, DigestId, OrganizationId } from '../platform/ids';
import { isOpen } from '../platform/queue/budget';
import { UPDATE_SCOPE } from '../platform/queue/scopes';
import { createDigest, recordGrown } from './digest.store';
import { DIGEST_LINES, planTurn } from './plan-turn';
import { beginPosting, findOpenDigest, findUnderWay, findWaiting } from './waiting.store';

/** One message that a channel is about to show. */
export type BegunTurn = { cardId: CardId; digestId: null; since: Date } | { digestId: DigestId; since: Date };

/**
 * Decides what the channel shows next and stores the decision before anything is sent, so that whoever comes after a crash
 * goes on with the same message. Null when nothing waits.
 */
export async function beginTurn(
  deps: Pick<Deps, 'db' | 'clock'>,
  organizationId: OrganizationId,
  channelId: string,
): Promise<BegunTurn | null> {
  const now = deps.clock.now();
  const canUpdate = await isOpen(deps.db, UPDATE_SCOPE, now);
  return deps.db.write(async (tx) => {
    const underWay = await findUnderWay(tx, channelId);
    if (underWay) return underWay;
    const waiting = await findWaiting(tx, channelId, DIGEST_LINES + 1);
    const open = waiting.length > 0 ? await findOpenDigest(tx, channelId) : null;
    const turn = planTurn({ waiting, open, canUpdate, now });
    switch (turn.do) {
      case 'nothing':
        return null;
      case 'post-card':
        await beginPosting(tx, [turn.cardId], null, now);
        return { cardId: turn.cardId, digestId: null, since: now };
      case 'post-digest': {
        const digestId = await createDigest(tx, organizationId, channelId, now);
        await beginPosting(tx, turn.cardIds, digestId, now);
        return { digestId, since: now };
      }
      case 'grow-digest':
        await beginPosting(tx, turn.cardIds, turn.digestId, now);
        await recordGrown(tx, turn.digestId, now);
        return { digestId: turn.digestId, since: now };
    }
  });
}
