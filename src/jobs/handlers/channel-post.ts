import { beginTurn } from '../../cards/begin-turn';
import { endCardTurn, endDigestTurn, rejectTurn, showAnew, type Channel } from '../../cards/end-turn';
import { findCard } from '../../cards/find-card';
import { findDigest, findLines } from '../../cards/digest.store';
import { findIssueViews } from '../../issues/get-issue-view';
import { DeliveryError } from '../../notifications/messenger';
import type { CardId, DigestId } from '../../platform/ids';
import { cardMessage, isMessageGone } from '../draw-card';
import { drawDigest, recordDrawn } from '../draw-digest';
import type { JobDeps, JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

const MOST_UNEXPLAINED = 4;
const WORTH_TELLING_MS = 3_000;

/**
 * One turn of a channel: the next card or digest of what waits there. What is decided is stored before it is sent; when an
 * earlier attempt may have sent it, the channel is searched for it before it is sent again.
 */
export const postAlerts: JobHandler<'channel.post'> = async (deps, channel, { uncertainSince, attempts }) => {
  const turn = await beginTurn(deps, channel.organizationId, channel.channelId);
  if (!turn) return;
  const since = uncertainSince && turn.since;
  const shown = turn.digestId === null ? [turn.cardId] : await cardsOf(deps, turn.digestId);
  try {
    if (turn.digestId === null) await showCard(deps, channel, turn.cardId, since);
    else await showDigest(deps, channel, turn.digestId, turn.since, since !== null);
  } catch (error) {
    if (isMessageGone(error)) return showAnew(deps, channel, shown);
    if (!isHopeless(error, attempts)) throw error;
    await rejectTurn(deps, channel, shown, error.reason);
  }
};

/** The others of the channel must not wait for it. What nobody can explain may pass, so that is given some time. */
const isHopeless = (error: unknown, attempts: number): error is DeliveryError =>
  error instanceof DeliveryError &&
  (error.failure === 'rejected' || (error.failure === 'unexplained' && attempts >= MOST_UNEXPLAINED));

const cardsOf = async ({ db }: JobDeps, digestId: DigestId) =>
  (await findLines(db.read, digestId)).map(({ cardId }) => cardId);

async function showCard(deps: JobDeps, channel: Channel, cardId: CardId, since: Date | null): Promise<void> {
  const { organizationId, channelId } = channel;
  const card = await findCard(deps, cardId);
  const [issue] = card ? await findIssueViews(deps, organizationId, [card.issueId]) : [];
  if (!issue) return;
  const message = await cardMessage(deps, issue);
  const post = () => postOnce(deps.messenger, { channelId }, message, `card:${cardId}`, since);
  const ts = await toChannel(deps, organizationId, channelId, post);
  await endCardTurn(deps, channel, { cardId, ts, isOld: since !== null });
}

async function showDigest(
  deps: JobDeps,
  channel: Channel,
  digestId: DigestId,
  since: Date,
  isUncertain: boolean,
): Promise<void> {
  const { organizationId, channelId } = channel;
  const digest = await findDigest(deps.db.read, digestId);
  if (!digest) return;
  const drawn = await drawDigest(deps, digest);
  const { lines } = drawn;
  // What comes in a moment need not be announced, and the announcement need not be taken back.
  const waiting = drawn.message.nextInMs < WORTH_TELLING_MS ? 0 : drawn.message.waiting;
  const message = { ...drawn.message, waiting };
  const show = async () => {
    if (digest.ts === null)
      return postOnce(deps.messenger, { channelId }, message, `digest:${digestId}`, isUncertain ? since : null);
    await deps.messenger.update({ channelId, ts: digest.ts }, message);
    return digest.ts;
  };
  const ts = await toChannel(deps, organizationId, channelId, show);
  const cardIds = lines.map(({ cardId }) => cardId);
  const isOld = isUncertain && digest.ts === null;
  await endDigestTurn(deps, channel, { digestId, cardIds, ts, since, waiting, isOld });
  await recordDrawn(deps, drawn);
}
