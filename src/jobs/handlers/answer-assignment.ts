import { findHolders } from '../../assignment/assignee.store';
import type { AssignmentSummary } from '../../assignment/types';
import { countCardsToRedraw } from '../../cards/remaining.store';
import type { Deps } from '../../deps';
import { actorText, sameActor } from '../../people/actor';
import { findActors } from '../../people/find-actor';
import { answerOnce } from '../answer-once';
import type { JobHandler } from '../handler';
import { noteAbsence } from '../note-absence';

/**
 * Confirms an assignment to the person who made it; whom somebody overtook meanwhile is told who has it now
 * (PRODUCT 3.9), and whoever chose somebody who is away, that they are.
 */
export const answerAssignment: JobHandler<'answer.assignment'> = async (deps, { reply, summary }, attempt) => {
  const told = await withHoldersOfNow(deps, summary as AssignmentSummary);
  const absence = await noteAbsence(deps, told, reply.slackUserId);
  const cardsToRedraw = isLong(told) ? await countCardsToRedraw(deps.db.read, told.requestId) : 0;
  await answerOnce(deps, reply, { kind: 'answer-assignment', summary: told, absence, cardsToRedraw }, attempt);
};

/** Of more issues than the answer names, cards are redrawn behind everything else. */
const isLong = ({ counts, issues }: AssignmentSummary) =>
  counts.assigned + counts.reassigned + counts.unassigned > issues.length;

async function withHoldersOfNow(deps: Deps, summary: AssignmentSummary): Promise<AssignmentSummary> {
  const holders = await findHolders(
    deps.db.read,
    summary.issues.map(({ issueId }) => issueId),
  );
  const names = await findActors(deps, summary.organizationId, [...holders.values()]);
  return {
    ...summary,
    issues: summary.issues.map((issue) => {
      const now = holders.get(issue.issueId) ?? null;
      return sameActor(now, issue.after) ? issue : { ...issue, after: now && (names.get(actorText(now)) ?? null) };
    }),
  };
}
