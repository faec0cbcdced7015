import type { Deps } from '../deps';
import { isWelcomed, recordWelcomed } from '../organizations/organization.store';
import type { Organization } from '../organizations/types';
import { createProject } from './create-project';
import { listProjects } from './find-project';

/**
 * The first start at a workspace: makes the project `my-app` where there is none, and queues the welcome message with
 * its DSN for the alert channel. The message is queued once, ever: with the mark that says so, in one transaction.
 */
export async function ensureFirstProject(deps: Deps, organization: Organization): Promise<void> {
  if (await isWelcomed(deps.db.read, organization.id)) return;
  const channelId = deps.config.alertChannel;
  if ((await listProjects(deps, organization.id)).length === 0) {
    await createProject(deps, organization.id, { name: 'my-app', channelIds: channelId ? [channelId] : [] });
  }
  if (channelId === null) {
    deps.log.warn({}, 'DIBS_ALERT_CHANNEL is not set: errors are stored, but no card is posted anywhere');
    return;
  }
  await deps.db.write(async (tx) => {
    if (await isWelcomed(tx, organization.id)) return;
    await recordWelcomed(tx, organization.id, deps.clock.now());
    const payload = { organizationId: organization.id, channelId };
    await deps.queue.enqueue(tx, [{ kind: 'welcome.post', payload, lane: 1 }]);
  });
  deps.queue.nudge();
}
