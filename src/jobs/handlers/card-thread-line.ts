import { getActivity } from '../../activity/get-activity';
import { findCard } from '../../cards/find-card';
import { redrawJob, WAITS_FOR_CARD } from '../../cards/jobs';
import { tally, type TallyName } from '../../cards/tally.store';
import { findIssueViews } from '../../issues/get-issue-view';
import { DeliveryError } from '../../notifications/messenger';
import type { JobCatalog } from '../../platform/queue/catalog';
import { isMessageGone } from '../draw-card';
import type { Attempt, JobDeps, JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

/** When nobody says that the card was posted. */
const LOOK_AGAIN_MS = 600_000;

/** One line in the card's thread about what happened. */
export const writeThreadLine: JobHandler<'card.thread-line'> = async (deps, payload, attempt) => {
  const ended: TallyName = (await write(deps, payload, attempt)) ? 'thread' : 'dropped';
  return payload.isAlert ? (tx) => tally(tx, { [ended]: 1 }) : undefined;
};

/** Whether there was anything to say. */
async function write(
  deps: JobDeps,
  { cardId, activityId, broadcast = false }: JobCatalog['card.thread-line'],
  { uncertainSince }: Attempt,
): Promise<boolean> {
  const [card, activity] = await Promise.all([findCard(deps, cardId), getActivity(deps, activityId)]);
  if (!card || !activity || card.isRefused) return false;
  const [issue] = await findIssueViews(deps, card.organizationId, [card.issueId]);
  if (issue?.project.status !== 'active') return false;
  const { organizationId, channelId, ts: threadTs } = card;
  if (threadTs === null) throw new DeliveryError('rate-limited', WAITS_FOR_CARD, { retryAfterMs: LOOK_AGAIN_MS });
  const isOfDigest = card.digestId !== null;
  const message = { kind: 'thread-line', issue, activity, ...(isOfDigest ? { isOfDigest } : {}) } as const;
  const to = { channelId, threadTs, ...(broadcast ? { broadcast } : {}) };
  const key = `line:${activityId}:${cardId}`;
  try {
    await toChannel(deps, organizationId, channelId, () => postOnce(deps.messenger, to, message, key, uncertainSince));
    return true;
  } catch (error) {
    if (!isMessageGone(error)) throw error;
    // A thread that cannot be written to may well have its card; whether it has, the next redraw finds out.
    await deps.db.write((tx) => deps.queue.enqueue(tx, [redrawJob(card, issue.project.id, { lane: 1 })]));
    return false;
  }
}
