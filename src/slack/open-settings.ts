import { getSettings } from '../notifications/get-settings';
import { openModal } from './open-modal';
import type { SlackRequest } from './request';
import { encodeMetadata } from './views/modal-metadata';
import { SETTINGS_TITLE, settingsModal } from './views/settings-modal';

/** By `/assign settings`, and by the button in the App Home and in direct notices. */
export async function openSettings(request: SlackRequest<{ triggerId: string | null }>): Promise<void> {
  const { deps, viewer, reply } = request;
  const { channelId, responseUrl, expiresAt } = reply;
  const metadata = encodeMetadata({ issueIds: [], channelId, responseUrl, expiresAt });
  await openModal(request, SETTINGS_TITLE, async () => settingsModal(metadata, await getSettings(deps, viewer)));
}
