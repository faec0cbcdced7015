import { retryChannel as retry } from '../../doctor/retry-channel';
import { decodeChannel } from '../admin-ids';
import { runAdmin } from '../commands/admin/run-admin';
import { withOpening } from '../messages/admin/done';
import { channelLink } from '../messages/words';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Retry in `/assign-admin doctor`. The page is drawn anew; a channel that is refused again stands there the next time. */
export const retryChannel: Handler<ActionPayload> = async (request) => {
  const channelId = decodeChannel(request.payload.value);
  if (channelId === null) throw outdatedControl();
  await retry(request.deps, request.viewer, { channelId });
  const page = await runAdmin(request, { kind: 'doctor' });
  const said = `Dibs posts to ${channelLink(channelId)} again. If Slack refuses it once more, it stands here the next time.`;
  await request.respond(withOpening(said, page), { replaceOriginal: true });
};
