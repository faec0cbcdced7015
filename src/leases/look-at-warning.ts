import type { Reader } from '../platform/db/database';
import type { IssueId } from '../platform/ids';
import { findAsked } from './asked.store';
import { decideAsked, type AskedStep } from './decide-lease';
import { findLeasedProject } from './lease-rule.store';
import type { LeasedProject, Warning } from './types';
import { findWarning } from './warning.store';
import { createZone, type Zone } from './zone';

/** A warning, and what becomes of each of its issues now; what was settled before is `over`. */
export interface Outlook {
  warning: Warning;
  project: LeasedProject;
  zone: Zone;
  /** In the order in which they are shown. */
  steps: ReadonlyMap<IssueId, AskedStep>;
  /** Those of them that were settled before. */
  settled: ReadonlySet<IssueId>;
}

/** Null for a warning that was forgotten, or whose project has no lease (any more). */
export async function lookAtWarning(db: Reader, warningId: string, now: Date): Promise<Outlook | null> {
  const warning = await findWarning(db, warningId);
  const project = warning && (await findLeasedProject(db, warning.projectId));
  if (!warning || !project) return null;
  const zone = createZone(warning.timeZone);
  const asked = await findAsked(db, warningId);
  const about = { warnedAt: warning.createdAt, deliveredAt: warning.delivered?.at ?? null, zone, now };
  return {
    warning,
    project,
    zone,
    steps: new Map(
      asked.map((one) => [one.issueId, one.isSettled ? 'over' : decideAsked({ ...one, ...about }, project.days)]),
    ),
    settled: new Set(asked.flatMap(({ issueId, isSettled }) => (isSettled ? [issueId] : []))),
  };
}
