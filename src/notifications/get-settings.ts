import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { findSettings } from './settings.store';
import type { NotificationSettings } from './types';

export function getSettings(deps: Pick<Deps, 'db'>, viewer: Viewer): Promise<NotificationSettings> {
  return findSettings(deps.db.read, viewer.organizationId, viewer.userId);
}
