import { findHolders } from '../../assignment/assignee.store';
import type { AssignmentSummary } from '../../assignment/types';
import type { Deps } from '../../deps';
import { actorText, sameActor } from '../../people/actor';
import { findActors } from '../../people/find-actor';
import { answerOnce } from '../answer-once';
import type { JobHandler } from '../handler';

/** Confirms an assignment to the person who made it; whom somebody overtook meanwhile is told who has it now (PRODUCT 3.9). */
export const answerAssignment: JobHandler<'answer.assignment'> = async (deps, { reply, summary }, attempt) => {
  const told = await withHoldersOfNow(deps, summary as AssignmentSummary);
  await answerOnce(deps, reply, { kind: 'answer-assignment', summary: told }, attempt);
};

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
