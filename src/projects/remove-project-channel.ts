import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { notFound } from '../platform/errors';
import { auditTarget, getActiveProject } from './get-project';
import { deleteChannel, findChannelSettings } from './project-channel.store';

/** New issues no longer appear in the channel; the cards that are there stay, and stay true. */
export function removeProjectChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { slug, channelId }: { slug: string; channelId: string },
): Promise<void> {
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await getActiveProject(tx, viewer.organizationId, slug);
    if (!(await findChannelSettings(tx, project.id, channelId))) {
      throw notFound('channel_not_set', `“${project.slug}” does not post to this channel. Nothing was changed.`);
    }
    await deleteChannel(tx, project.id, channelId);
    await audit('project.channel.remove', auditTarget(project), { channelId });
  });
}
