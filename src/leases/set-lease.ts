import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { invalid } from '../platform/errors';
import { auditTarget, getActiveProject } from '../projects/get-project';
import { nextSweepJob } from './jobs';
import { findLeasedProject, saveLeaseRule } from './lease-rule.store';
import type { LeaseRule, Silence } from './types';
import { forgetWarnings } from './warning.store';

export const MOST_DAYS = 60;

export interface LeaseChange {
  slug: string;
  /** Null switches it off; without `silence` it stays as it is, or is `team`. */
  lease: { days: number; silence: Silence | null } | null;
}

/**
 * Sets after how many business days of silence the holders of a project's issues are asked. Off, every open question is
 * forgotten. Throws not-found, forbidden, and invalid `lease_invalid`.
 */
export async function setLease(deps: Deps, viewer: Viewer, { slug, lease }: LeaseChange): Promise<LeaseRule | null> {
  if (lease && !(Number.isInteger(lease.days) && lease.days >= 1 && lease.days <= MOST_DAYS)) {
    throw invalid('lease_invalid', `A lease is 1 to ${MOST_DAYS} business days. Nothing was changed.`);
  }
  const saved = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await getActiveProject(tx, viewer.organizationId, slug);
    const before = await findLeasedProject(tx, project.id);
    const rule = lease && { days: lease.days, silence: lease.silence ?? before?.silence ?? 'team' };
    await saveLeaseRule(tx, project.id, rule);
    if (rule) await deps.queue.enqueue(tx, [nextSweepJob(project.id, deps.clock.now())]);
    else await forgetWarnings(tx, project.id);
    await audit('project.lease', auditTarget(project), rule ? { ...rule } : { lease: 'off' });
    return rule;
  });
  deps.queue.nudge();
  return saved;
}
