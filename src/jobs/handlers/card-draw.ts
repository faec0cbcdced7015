import { findCard } from '../../cards/find-card';
import { redrawDigestJob, WAITS_FOR_POST } from '../../cards/jobs';
import { findIssueViews } from '../../issues/get-issue-view';
import { DeliveryError } from '../../notifications/messenger';
import { postJob } from '../../organizations/post-job';
import type { NewJob } from '../../platform/queue/catalog';
import { redrawCard } from '../draw-card';
import type { JobHandler } from '../handler';

/** When nobody says that the message arrived. */
const LOOK_AGAIN_MS = 5_000;

/** Draws from the database as it is now, so that one redraw stands for any number of changes. */
export const drawCard: JobHandler<'card.draw'> = async (deps, { cardId }) => {
  const card = await findCard(deps, cardId);
  if (!card || card.isRefused) return;
  const instead = async (job: NewJob) => {
    await deps.db.write((tx) => deps.queue.enqueue(tx, [job]));
    deps.queue.nudge();
  };
  if (card.ts === null) {
    // What is on its way may have been drawn before the change; what is not will be drawn with it.
    if (card.isPosting) throw new DeliveryError('rate-limited', WAITS_FOR_POST, { retryAfterMs: LOOK_AGAIN_MS });
    return instead(postJob(card.organizationId, card.channelId));
  }
  if (card.digestId !== null) return instead(redrawDigestJob(card.digestId, { lane: 1 }));
  const [issue] = await findIssueViews(deps, card.organizationId, [card.issueId]);
  if (issue) await redrawCard(deps, card, card.ts, issue);
};
