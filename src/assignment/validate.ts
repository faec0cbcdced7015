import type { Deps } from '../deps';
import { assertIssueCount } from '../issues/assert-issue-count';
import { findIssueHeads, type IssueHead } from '../issues/issue-heads.store';
import { assertAssignable } from '../people/assignable';
import { findActor } from '../people/find-actor';
import type { Actor, ActorRef, Viewer } from '../people/types';
import { notFound } from '../platform/errors';
import type { IssueId } from '../platform/ids';

const LONGEST_REASON = 500;

/** All of these issues; throws not-found `issue_not_found` when one is unknown. */
export async function getIssues(deps: Pick<Deps, 'db'>, viewer: Viewer, ids: readonly IssueId[]): Promise<IssueHead[]> {
  assertIssueCount(ids, 'assigned');
  const issues = await findIssueHeads(deps.db.read, viewer.organizationId, ids);
  const missing = new Set(ids).size - issues.length;
  if (missing > 0) {
    const what =
      missing === ids.length
        ? 'This issue does'
        : missing === 1
          ? 'One of these issues does'
          : `${missing} of these issues do`;
    throw notFound('issue_not_found', `${what} not exist (any more). Nothing was changed.`);
  }
  return issues;
}

/** Who shall hold all of these issues, and may; throws `actor_not_found` or `not_assignable`. */
export async function getAssignee(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  ref: ActorRef | null,
  issues: readonly Pick<IssueHead, 'projectId'>[],
): Promise<Actor | null> {
  if (ref === null) return null;
  const actor = await findActor(deps, viewer.organizationId, ref);
  if (!actor) {
    const what = ref.type === 'user' ? 'person' : 'team';
    throw notFound('actor_not_found', `This ${what} does not exist (any more). Nothing was changed.`);
  }
  await assertAssignable(deps, viewer.organizationId, actor, [...new Set(issues.map(({ projectId }) => projectId))]);
  return actor;
}

export function cleanReason(reason: string | null | undefined): string | null {
  const text = reason?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : [...text].slice(0, LONGEST_REASON).join('');
}
