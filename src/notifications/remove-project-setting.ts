import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import type { ProjectId } from '../platform/ids';
import { removeLevel } from './settings.store';

/** The project is as everywhere again; nothing happens when it was before. */
export function removeProjectSetting(deps: Pick<Deps, 'db'>, viewer: Viewer, projectId: ProjectId): Promise<void> {
  return deps.db.write((tx) => removeLevel(tx, viewer.userId, { type: 'project', projectId }));
}
