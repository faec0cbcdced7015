import { applyAssignment } from '../assignment/apply-assignment';
import { summarizeAssignment } from '../assignment/summarize-assignment';
import type { AssignmentSummary } from '../assignment/types';
import type { Deps } from '../deps';
import type { Actor, Viewer } from '../people/types';
import { within } from '../platform/db/database';
import type { ReplyAddress } from '../platform/queue/catalog';
import { findDestinations } from './destinations';
import { getAnswerable, type Question } from './get-answerable';
import { showWarningJob } from './jobs';
import { settle } from './warning.store';

/**
 * The issue goes where silence would have brought it, but as its holder's own decision: an assignment like any other, with
 * Undo. Throws what {@link getAnswerable} throws.
 */
export function handBack(
  deps: Deps,
  viewer: Viewer,
  { reply, ...question }: Question & { reply?: ReplyAddress },
): Promise<AssignmentSummary> {
  const source = 'hand_back';
  let to: Actor | null = null;
  return applyAssignment(deps, viewer, {
    wanted: async (tx) => {
      const { issue, outlook } = await getAnswerable(deps, tx, viewer, question);
      to = (await findDestinations(within(deps, tx), outlook.project, [issue.id])).get(issue.id) ?? null;
      await settle(tx, question.warningId, [issue.id], deps.clock.now());
      await deps.queue.enqueue(tx, [showWarningJob(outlook.warning)]);
      return [{ issue, to }];
    },
    source,
    reason: null,
    reply,
    summarize: (requestId, done) =>
      summarizeAssignment({ requestId, organizationId: viewer.organizationId, to, reason: null, source, done }),
  });
}
