import type { Deps } from '../deps';
import { resumeChannel } from '../organizations/resume-channel';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { notFound } from '../platform/errors';

/** Posts again to a channel that Dibs stopped posting to, and tries again what was given up about it. For admins. */
export async function retryChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'queue'>,
  viewer: Viewer,
  { channelId }: { channelId: string },
): Promise<void> {
  const { organizationId } = viewer;
  await writeAsAdmin(deps, viewer, async (tx, audit) => {
    if (!(await resumeChannel(deps, tx, organizationId, channelId))) {
      throw notFound('channel_not_stopped', 'Dibs has not stopped posting to this channel. Nothing was changed.');
    }
    // A channel has no id or name of ours.
    await audit('channel.retry', { type: 'channel', id: organizationId, name: '' }, { channelId });
  });
  deps.queue.nudge();
}
