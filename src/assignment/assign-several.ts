import type { Deps } from '../deps';
import { findIssueHeads, type IssueHead } from '../issues/issue-heads.store';
import { assertAssignable } from '../people/assignable';
import type { ActorRef, Viewer } from '../people/types';
import { isDibsError } from '../platform/errors';
import type { IssueId, ProjectId } from '../platform/ids';
import { assignIssues } from './assign-issues';
import type { AssignmentSummary } from './types';

export interface SeveralAssigned {
  /** Null when none could be changed. */
  done: AssignmentSummary | null;
  /** What this holder may not have, with a sentence. */
  refused: { issue: IssueHead; why: string }[];
  /** How many do not exist any more. */
  missing: number;
}

/**
 * As `assignIssues`, but what cannot be changed does not keep the others from it. Throws when the holder cannot be assigned
 * at all.
 */
export async function assignSeveral(
  deps: Deps,
  viewer: Viewer,
  { issueIds, to, reason }: { issueIds: readonly IssueId[]; to: ActorRef | null; reason: string | null },
): Promise<SeveralAssigned> {
  const issues = await findIssueHeads(deps.db.read, viewer.organizationId, issueIds);
  const refusals = new Map<ProjectId, string>();
  if (to !== null) {
    await assertAssignable(deps, viewer.organizationId, to, []);
    for (const projectId of new Set(issues.map((issue) => issue.projectId))) {
      const why = await refusalOf(assertAssignable(deps, viewer.organizationId, to, [projectId]));
      if (why !== null) refusals.set(projectId, why);
    }
  }
  const wanted = issues.filter(({ projectId }) => !refusals.has(projectId)).map(({ id }) => id);
  return {
    done:
      wanted.length === 0 ? null : await assignIssues(deps, viewer, { issueIds: wanted, to, source: 'bulk', reason }),
    refused: issues.flatMap((issue) => {
      const why = refusals.get(issue.projectId);
      return why === undefined ? [] : [{ issue, why }];
    }),
    missing: new Set(issueIds).size - issues.length,
  };
}

async function refusalOf(check: Promise<void>): Promise<string | null> {
  try {
    await check;
    return null;
  } catch (error) {
    if (isDibsError(error)) return error.sentence;
    throw error;
  }
}
