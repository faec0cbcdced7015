import { getSettings } from '../../notifications/get-settings';
import { saveSettings } from '../../notifications/save-settings';
import { redrawHome } from '../home/at-home';
import { CALLBACKS } from '../ids';
import { settingsSaved } from '../messages/settings-saved';
import type { SubmissionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { modal } from '../views/modal';
import { readSettingsModal, SETTINGS_TITLE } from '../views/settings-modal';
import { showFieldErrors } from './field-errors';

/** Says in the form what holds from now on. */
export const submitSettings: Handler<SubmissionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const read = readSettingsModal(payload.view.state ?? { values: {} });
  if (!read.ok) return showFieldErrors(request, read.errors);
  await saveSettings(deps, viewer, read.value);
  const saved = settingsSaved(await getSettings(deps, viewer));
  const isClosed = request.isAcknowledged() || request.ticket?.isReplay === true;
  const view = modal({ callbackId: CALLBACKS.loading, title: SETTINGS_TITLE, blocks: saved.blocks });
  await (isClosed ? request.respond(saved) : request.ack({ response_action: 'update', view }));
  await redrawHome(request);
};
