import { deleteDigest, findDigest, recordWaitingShown } from '../../cards/digest.store';
import { showAnew } from '../../cards/end-turn';
import { isMessageGone } from '../draw-card';
import { drawDigest, recordDrawn } from '../draw-digest';
import type { JobHandler } from '../handler';
import { toChannel } from '../to-channel';

/** Redraws a digest from the database, so that one redraw stands for any number of changes of its lines. */
export const redrawDigest: JobHandler<'digest.draw'> = async (deps, { digestId, ifWaitingChanged }) => {
  const digest = await findDigest(deps.db.read, digestId);
  if (!digest) return;
  const { organizationId, channelId, ts } = digest;
  if (ts === null) return;
  const drawn = await drawDigest(deps, digest);
  const { message, lines } = drawn;
  if (ifWaitingChanged && message.waiting === digest.waitingShown) return;
  try {
    await toChannel(deps, organizationId, channelId, () => deps.messenger.update({ channelId, ts }, message));
  } catch (error) {
    if (!isMessageGone(error)) throw error;
    const cardIds = lines.map(({ cardId }) => cardId);
    return showAnew(deps, digest, cardIds);
  }
  await recordDrawn(deps, drawn);
  // Its lines went with their projects, and it has just said so.
  const isEmpty = lines.length === 0;
  await deps.db.write((tx) =>
    isEmpty ? deleteDigest(tx, digestId) : recordWaitingShown(tx, digestId, message.waiting),
  );
};
