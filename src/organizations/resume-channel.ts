import type { Deps } from '../deps';
import type { Tx } from '../platform/db/database';
import type { OrganizationId } from '../platform/ids';
import { postJob } from './post-job';
import { reviveJobs } from './revive-jobs.store';
import { enableChannel } from './slack-channel.store';

/**
 * Posts to a channel again that we had stopped posting to (PRODUCT 7.6): what waits for it is shown, and what was given
 * up because of it is tried again. False when it was not stopped: then nothing is done. Nudge after the commit.
 */
export async function resumeChannel(
  { clock, queue }: Pick<Deps, 'clock' | 'queue'>,
  tx: Tx,
  organizationId: OrganizationId,
  channelId: string,
): Promise<boolean> {
  if (!(await enableChannel(tx, organizationId, channelId))) return false;
  await reviveJobs(tx, organizationId, channelId, clock.now());
  await queue.enqueue(tx, [postJob(organizationId, channelId)]);
  return true;
}
