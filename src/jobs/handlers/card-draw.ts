import { findCard } from '../../issues/find-card';
import { findIssueViews } from '../../issues/get-issue-view';
import { postCard, redrawCard } from '../draw-card';
import type { JobHandler } from '../handler';

/** Draws from the database as it is now, so that one redraw stands for any number of changes. */
export const drawCard: JobHandler<'card.draw'> = async (deps, { cardId }, { uncertainSince }) => {
  const card = await findCard(deps, cardId);
  if (!card) return;
  const [issue] = await findIssueViews(deps, card.organizationId, [card.issueId]);
  if (!issue) return;
  if (card.ts === null) await postCard(deps, card, issue, uncertainSince);
  else await redrawCard(deps, card, card.ts, issue);
};
