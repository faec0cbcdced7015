import { findDisabledReason } from '../notifications/channel.store';
import type { OrganizationId, ProjectId } from '../platform/ids';
import { findChannelsOf } from '../projects/project-channel.store';
import type { JobDeps } from './handler';

/** Where something is told that concerns a project as a whole: its first channel that works, else the alert channel. */
export async function findFirstChannel(
  { db, config }: Pick<JobDeps, 'db' | 'config'>,
  organizationId: OrganizationId,
  projectId: ProjectId,
): Promise<string | null> {
  const channels = (await findChannelsOf(db.read, projectId)).map(({ channelId }) => channelId);
  for (const channelId of config.alertChannel === null ? channels : [...channels, config.alertChannel]) {
    if ((await findDisabledReason(db.read, organizationId, channelId)) === null) return channelId;
  }
  return null;
}
