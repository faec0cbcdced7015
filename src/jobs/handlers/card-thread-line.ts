import { getActivity } from '../../activity/get-activity';
import { findCard } from '../../issues/find-card';
import { findIssueViews } from '../../issues/get-issue-view';
import { postCard } from '../draw-card';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

/** One line in the card's thread about what happened. */
export const writeThreadLine: JobHandler<'card.thread-line'> = async (deps, payload, { uncertainSince }) => {
  const { cardId, activityId, broadcast = false } = payload;
  const [card, activity] = await Promise.all([findCard(deps, cardId), getActivity(deps, activityId)]);
  if (!card || !activity) return;
  const [issue] = await findIssueViews(deps, card.organizationId, [card.issueId]);
  if (!issue) return;
  const { organizationId, channelId } = card;
  // The card's own job runs before this one. If there is no card yet, that job was given up, and how far it came is not
  // known: the card is looked for since it can have been posted.
  const threadTs = card.ts ?? (await postCard(deps, card, issue, issue.firstSeen));
  const message = { kind: 'thread-line', issue, activity } as const;
  await toChannel(deps, organizationId, channelId, () =>
    postOnce(
      deps.messenger,
      { channelId, threadTs, ...(broadcast ? { broadcast } : {}) },
      message,
      `line:${activityId}:${cardId}`,
      uncertainSince,
    ),
  );
};
