import type { Actor } from '../people/types';
import type { OrganizationId } from '../platform/ids';
import type { Done } from './apply-assignment';
import type { AssignmentSource, AssignmentSummary } from './types';

/** Issues that an answer can name. */
export const MOST_NAMED = 50;

/** The answer to the person who asked, as data. */
export function summarizeAssignment(input: {
  requestId: string;
  organizationId: OrganizationId;
  to: Actor | null;
  reason: string | null;
  source: AssignmentSource;
  done: readonly Done[];
}): AssignmentSummary {
  const { requestId, organizationId, to, reason, source, done } = input;
  const counts = { assigned: 0, reassigned: 0, unassigned: 0, unchanged: 0 };
  for (const { outcome } of done) counts[outcome] += 1;
  return {
    requestId,
    organizationId,
    to,
    reason,
    source,
    counts,
    issues: done.slice(0, MOST_NAMED).map(({ issue, outcome, before, to: after }) => {
      return { issueId: issue.id, shortId: issue.shortId, title: issue.title, outcome, before, after };
    }),
    canUndo: source !== 'undo' && counts.unchanged < done.length,
  };
}
