import type { ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';

export const purgeKey = (projectId: ProjectId): string => `purge:${projectId}`;

/** The jobs of a deletion carry no project in their rows: they must outlive what they delete. */
export function purgeJob(projectId: ProjectId, runAt?: Date): NewJob {
  return { kind: 'project.purge', payload: { projectId }, key: purgeKey(projectId), lane: 2, runAt };
}

export function showJob(projectId: ProjectId, runAt?: Date): NewJob {
  const key = `show-deletion:${projectId}`;
  return { kind: 'project.show-deletion', payload: { projectId }, key, orderKey: key, lane: 1, runAt };
}
