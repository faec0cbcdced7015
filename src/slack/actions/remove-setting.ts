import { getSettings } from '../../notifications/get-settings';
import { removeProjectSetting } from '../../notifications/remove-project-setting';
import { redrawHome } from '../home/at-home';
import { decodeProject } from '../ids';
import { fillModal } from '../open-modal';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { SETTINGS_TITLE, settingsModal } from '../views/settings-modal';
import { outdatedControl } from './outdated';

/** Remove, at a project that differs: at once, and what else was filled in stays as it is. */
export const removeSetting: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const projectId = decodeProject(payload.value);
  if (projectId === null || payload.place.type !== 'modal') throw outdatedControl();
  const { viewId, metadata } = payload.place;
  await removeProjectSetting(deps, viewer, projectId);
  await fillModal(request, { id: viewId }, SETTINGS_TITLE, async () =>
    settingsModal(metadata, await getSettings(deps, viewer)),
  );
  await redrawHome(request);
};
