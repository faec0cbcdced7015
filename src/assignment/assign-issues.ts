import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import type { ReplyAddress } from '../platform/queue/catalog';
import { applyAssignment } from './apply-assignment';
import { summarizeAssignment } from './summarize-assignment';
import type { AssignInput, AssignmentSummary } from './types';
import { cleanReason, getAssignee, getIssues } from './validate';

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
