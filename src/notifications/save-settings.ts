import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { getActiveProject } from '../projects/get-project';
import { removeLevel, saveLevel, saveOwnActions } from './settings.store';
import type { NotificationLevel, Wishes } from './types';

export interface SettingsChange extends Wishes {
  /** A level of null is "as everywhere". */
  project: { slug: string; level: NotificationLevel | null } | null;
}

/** Saves the viewer's own. Throws not-found for a project that is deleted or not of their organization. */
export function saveSettings(deps: Pick<Deps, 'db'>, viewer: Viewer, change: SettingsChange): Promise<void> {
  const { userId, organizationId } = viewer;
  return deps.db.write(async (tx) => {
    if (change.project) {
      const { slug, level } = change.project;
      // Read in here: once a deletion has passed the settings, nothing would remove what is saved for its project.
      const { id: projectId } = await getActiveProject(tx, organizationId, slug);
      const scope = { type: 'project', projectId } as const;
      await (level === null ? removeLevel(tx, userId, scope) : saveLevel(tx, userId, scope, level));
    }
    await saveLevel(tx, userId, { type: 'user' }, change.level);
    await saveOwnActions(tx, userId, change.ownActions);
  });
}
