import { openModal } from '../open-modal';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { assignModal } from '../views/assign-modal';

/** `/assign` alone. */
export async function openAssignModal(request: SlackRequest<CommandPayload>): Promise<void> {
  const { channelId, responseUrl, expiresAt } = request.reply;
  await openModal(request, 'Assign issues', async () =>
    assignModal({ issueIds: [], channelId, responseUrl, expiresAt }),
  );
}
