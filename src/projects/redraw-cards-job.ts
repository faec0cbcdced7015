import type { ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';

/** Draws every card of the project again, the newest issues first and at a pace that leaves others their share. */
export function redrawCardsJob(projectId: ProjectId): NewJob {
  const key = `redraw-cards:${projectId}`;
  return { kind: 'project.redraw-cards', payload: { projectId, below: null }, key, lane: 2, projectId };
}
