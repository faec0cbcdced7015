import { addSeconds } from 'date-fns';
import type { Deps } from '../deps';
import type { Tx } from '../platform/db/database';
import { postJob } from '../organizations/post-job';
import type { CardId, DigestId, OrganizationId } from '../platform/ids';
import { dropWaitingJobs, wakeJobs } from '../platform/queue/wake';
import { findCardById, forgetMessages, recordRejected, recordShown } from './card.store';
import { findTellingOfWaiting, recordDigestPosted, recordWaitingShown } from './digest.store';
import { cardOrder, recountJob, redrawDigestJob, redrawJob, WAITS_FOR_CARD, WAITS_FOR_POST } from './jobs';
import { tally } from './tally.store';
import { countWaiting } from './waiting.store';

/** A digest says how many wait; what it says may be so old. */
const RECOUNT_SECONDS = 3;
const MOST_REJECTIONS = 3;

export interface Channel {
  organizationId: OrganizationId;
  channelId: string;
}

type EndDeps = Pick<Deps, 'db' | 'clock' | 'queue'>;

/** The card has its message. `isOld`: what it shows may be older than what is stored. */
export async function endCardTurn(
  deps: EndDeps,
  channel: Channel,
  { cardId, ts, isOld }: { cardId: CardId; ts: string; isOld: boolean },
): Promise<void> {
  await deps.db.write(async (tx) => {
    await tally(tx, { card: await recordShown(tx, [cardId], ts) });
    await wakeJobs(tx, [cardOrder(cardId)], [WAITS_FOR_CARD, WAITS_FOR_POST], deps.clock.now());
    const card = isOld ? await findCardById(tx, cardId) : null;
    if (card) await deps.queue.enqueue(tx, [redrawJob(card, undefined, { lane: 1 })]);
    await goOn(deps, tx, channel, null);
  });
}

/** The digest shows these lines, which were chosen at `since`, and says that `waiting` more wait. */
export async function endDigestTurn(
  deps: EndDeps,
  channel: Channel,
  shown: { digestId: DigestId; cardIds: readonly CardId[]; ts: string; since: Date; waiting: number; isOld: boolean },
): Promise<void> {
  const { digestId, cardIds, ts, since, waiting, isOld } = shown;
  await deps.db.write(async (tx) => {
    await tally(tx, { line: await recordShown(tx, cardIds, ts) });
    await recordDigestPosted(tx, digestId, ts);
    await recordWaitingShown(tx, digestId, waiting);
    // What happened before the lines were chosen is in them as they are drawn; a burst would be said twice.
    await dropWaitingJobs(tx, cardIds.map(cardOrder), WAITS_FOR_CARD, since);
    await wakeJobs(tx, cardIds.map(cardOrder), [WAITS_FOR_CARD, WAITS_FOR_POST], deps.clock.now());
    if (isOld) await deps.queue.enqueue(tx, [redrawDigestJob(digestId, { lane: 1 })]);
    await goOn(deps, tx, channel, digestId);
  });
}

/** Slack calls the message wrong. What it showed is tried alone, and given up in the end: the others go on. */
export async function rejectTurn(
  deps: EndDeps,
  channel: Channel,
  cardIds: readonly CardId[],
  reason: string,
): Promise<void> {
  await deps.db.write(async (tx) => {
    await tally(tx, { refused: await recordRejected(tx, cardIds, reason, MOST_REJECTIONS) });
    await goOn(deps, tx, channel, null);
  });
}

/** Somebody deleted the message, or it cannot be changed any more: what it showed is shown anew (PRODUCT 7.6). */
export async function showAnew(deps: EndDeps, channel: Channel, cardIds: readonly CardId[]): Promise<void> {
  await deps.db.write(async (tx) => {
    await tally(tx, { due: await forgetMessages(tx, cardIds) });
    await deps.queue.enqueue(tx, [postJob(channel.organizationId, channel.channelId)]);
  });
}

/** Asks for the next turn while something waits, and for a look at the digests that may tell another number then. */
async function goOn(deps: EndDeps, tx: Tx, { organizationId, channelId }: Channel, drawn: DigestId | null) {
  const waiting = await countWaiting(tx, channelId);
  const telling = await findTellingOfWaiting(tx, [channelId]);
  const recounted = new Set([...telling, ...(drawn !== null && waiting > 0 ? [drawn] : [])]);
  const runAt = addSeconds(deps.clock.now(), RECOUNT_SECONDS);
  await deps.queue.enqueue(tx, [
    ...[...recounted].map((id) => recountJob(id, runAt)),
    ...(waiting > 0 ? [postJob(organizationId, channelId)] : []),
  ]);
}
