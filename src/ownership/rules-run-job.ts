import type { ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';

export function showRunJob(projectId: ProjectId, runId: string, runAt?: Date): NewJob {
  const key = `rules-run:${runId}`;
  return { kind: 'ownership.show-run', payload: { runId }, key, orderKey: key, lane: 1, projectId, runAt };
}
