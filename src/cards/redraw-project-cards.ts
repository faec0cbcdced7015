import type { Deps } from '../deps';
import type { ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { cardsOfIssues } from './card.store';
import { redrawJob } from './jobs';
import { findNumbersBelow } from './redraw-project-cards.store';

const ISSUES_AT_ONCE = 500;

/**
 * Asks for the redrawing of the next few hundred issues' cards, and for its own next run when there are more. They wait
 * behind everything else that is redrawn.
 */
export async function redrawProjectCards(deps: Deps, projectId: ProjectId, below: number | null): Promise<void> {
  const issues = await findNumbersBelow(deps.db.read, projectId, below, ISSUES_AT_ONCE);
  const last = issues.at(-1);
  if (!last) return;
  const cards = await cardsOfIssues(
    deps.db.read,
    issues.map(({ issueId }) => issueId),
  );
  const draws = cards.map((card) => redrawJob(card, projectId, { lane: 3 }));
  const next: NewJob = {
    kind: 'project.redraw-cards',
    payload: { projectId, below: last.number },
    key: `redraw-cards:${projectId}:${last.number}`,
    lane: 3,
    projectId,
  };
  await deps.db.write((tx) => deps.queue.enqueue(tx, issues.length < ISSUES_AT_ONCE ? draws : [...draws, next]));
  deps.queue.nudge();
}
