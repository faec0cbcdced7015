import type { Deps } from '../deps';
import { findIssueHeads } from '../issues/issue-heads.store';
import type { Viewer } from '../people/types';
import type { IssueId } from '../platform/ids';
import { changeStatus } from './change-status';
import type { TriageChange, TriageSummary } from './types';

/** As `changeStatus`, but issues that do not exist any more do not keep the others from it; `missing` counts them. */
export async function changeSeveral(
  deps: Deps,
  viewer: Viewer,
  { issueIds, change }: { issueIds: readonly IssueId[]; change: TriageChange },
): Promise<{ done: TriageSummary | null; missing: number }> {
  const heads = await findIssueHeads(deps.db.read, viewer.organizationId, issueIds);
  const there = heads.map(({ id }) => id);
  return {
    done: there.length === 0 ? null : await changeStatus(deps, viewer, { issueIds: there, change, source: 'bulk' }),
    missing: new Set(issueIds).size - there.length,
  };
}
