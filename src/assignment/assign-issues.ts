import type { Deps } from '../deps';
import { assertIssueCount } from '../issues/assert-issue-count';
import { findIssueHeads, type IssueHead } from '../issues/issue-heads.store';
import { assertAssignable } from '../people/assignable';
import { findActor } from '../people/find-actor';
import type { Actor, ActorRef, Viewer } from '../people/types';
import { notFound } from '../platform/errors';
import type { IssueId } from '../platform/ids';
import type { ReplyAddress } from '../platform/queue/catalog';
import { applyAssignment } from './apply-assignment';
import { summarizeAssignment } from './summarize-assignment';
import type { AssignInput, AssignmentSummary } from './types';

const LONGEST_REASON = 500;

/**
 * Gives issues to a user, a team or nobody (PRODUCT 3): the one use case behind command, buttons, menus and modals.
 * Refuses the whole request, changing nothing, when an issue is unknown (`issue_not_found`), the actor is unknown
 * (`actor_not_found`) or not assignable to one of the projects (`not_assignable`).
 */
export async function assignIssues(
  deps: Deps,
  viewer: Viewer,
  input: AssignInput & { reply?: ReplyAddress },
): Promise<AssignmentSummary> {
  const issues = await getIssues(deps, viewer, input.issueIds);
  const to = await getAssignee(deps, viewer, input.to, issues);
  const reason = cleanReason(input.reason);
  return applyAssignment(deps, viewer, {
    wanted: async () => issues.map((issue) => ({ issue, to })),
    source: input.source,
    reason,
    reply: input.reply,
    summarize: (requestId, done) =>
      summarizeAssignment({ requestId, organizationId: viewer.organizationId, to, reason, source: input.source, done }),
  });
}

async function getIssues(deps: Deps, viewer: Viewer, ids: readonly IssueId[]): Promise<IssueHead[]> {
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

async function getAssignee(
  deps: Deps,
  viewer: Viewer,
  ref: ActorRef | null,
  issues: readonly IssueHead[],
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

function cleanReason(reason: string | null | undefined): string | null {
  const text = reason?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : [...text].slice(0, LONGEST_REASON).join('');
}
