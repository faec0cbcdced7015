import type { Deps } from '../../deps';
import type { Actor, Viewer } from '../../people/types';
import { within } from '../../platform/db/database';
import { conflict } from '../../platform/errors';
import type { ReplyAddress } from '../../platform/queue/catalog';
import { applyAssignment } from '../apply-assignment';
import { findChangedIssues } from '../caches.store';
import { summarizeAssignment } from '../summarize-assignment';
import type { AssignmentSummary } from '../types';
import { findChanges } from './find-changes';
import { forgetPending, getPending, questionOver } from './pending';

/**
 * Does what a question showed, once, in one transaction which searches once more: conflict `search_changed`, and nothing
 * done, when it would change anything else than what was shown. Conflict `question_over` as in `getPending`.
 */
export async function assignBySearch(
  deps: Deps,
  viewer: Viewer,
  { questionId, reply }: { questionId: string; reply?: ReplyAddress },
): Promise<AssignmentSummary> {
  const pending = await getPending(deps, viewer, questionId);
  const { organizationId } = viewer;
  const { reason } = pending;
  let to: Actor | null = null;
  const summary = await applyAssignment(deps, viewer, {
    // A second click that overtakes the forgetting of the question finds it carried out.
    requestId: questionId,
    wanted: async (tx) => {
      if ((await findChangedIssues(tx, questionId)).length > 0) throw questionOver();
      const found = await findChanges(within(deps, tx), viewer, pending, new Date(pending.askedAt));
      if (found.mark !== pending.mark) {
        throw conflict('search_changed', 'What this search finds has changed meanwhile. Nothing was changed.');
      }
      to = found.to;
      return found.issues.map((issue) => ({ issue, to: found.to }));
    },
    source: 'bulk',
    reason,
    reply,
    summarize: (requestId, done) =>
      summarizeAssignment({ requestId, organizationId, to, reason, source: 'bulk', done }),
  });
  await forgetPending(deps, questionId);
  return summary;
}
