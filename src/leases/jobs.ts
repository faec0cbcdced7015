import { minutesToMilliseconds } from 'date-fns';
import type { ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import type { Warning } from './types';

/** A quarter of an hour, for the zones that are that far from the full one. */
const SLOT_MS = minutesToMilliseconds(15);

export const slotOf = (at: Date): number => Math.floor(at.getTime() / SLOT_MS);

/** The next look at a project. Each slot has a key of its own, so that a look can ask for the next one while it runs. */
export function nextSweepJob(projectId: ProjectId, now: Date): NewJob {
  const slot = slotOf(now) + 1;
  const key = `leases:${projectId}:${slot}`;
  return {
    kind: 'lease.sweep',
    payload: { projectId, slot },
    key,
    lane: 2,
    projectId,
    runAt: new Date(slot * SLOT_MS),
  };
}

/** Posts the warning, or draws it anew. */
export function showWarningJob({ id, projectId }: Pick<Warning, 'id' | 'projectId'>): NewJob {
  const key = warningKey(id);
  return { kind: 'lease.show', payload: { warningId: id }, key, orderKey: key, lane: 1, projectId };
}

/** Also by what the message is known again in Slack. */
export const warningKey = (warningId: string): string => `lease:${warningId}`;
