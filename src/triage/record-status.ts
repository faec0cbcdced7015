import { recordAnalytics } from '../analytics/record-analytics.store';
import type { OrganizationId } from '../platform/ids';
import type { Tx } from '../platform/db/database';
import type { TriageIssue } from './triage.store';
import type { TriageChange } from './types';

/** Tells the analytics of each issue that a person resolved, archived or opened again. */
export async function recordStatusChange(
  tx: Tx,
  changed: readonly TriageIssue[],
  how: { organizationId: OrganizationId; change: TriageChange; source: string; now: Date },
): Promise<void> {
  const { organizationId, change, source, now } = how;
  const base = changed.map(({ id, projectId }) => ({
    organization_id: organizationId,
    project_id: projectId,
    group_id: id,
    source,
  }));
  switch (change.to) {
    case 'resolved': {
      const events = base.map((one) => ({ ...one, resolution: change.in }));
      return recordAnalytics(tx, 'issue.resolved', events, now);
    }
    case 'archived': {
      const events = base.map((one) => ({ ...one, mode: change.mode }));
      return recordAnalytics(tx, 'issue.archived', events, now);
    }
    case 'unresolved':
      return recordAnalytics(tx, 'issue.unresolved', base, now);
  }
}
