import { identifyViewer } from '../../people/identify-viewer';
import type { Viewer } from '../../people/types';
import { forbidden, isDibsError } from '../../platform/errors';
import type { Edge } from '../edge';
import type { Sender } from '../payloads';
import { mirrorFromSlack } from '../mirror-from-slack';
import type { Step } from './step';

/** Finds out who is acting; refuses strangers, bots and deactivated people (PRODUCT 2.2). */
export const identify: Step = async (request, next) => {
  request.viewer = await identifySender(request.edge, request.sender);
  await next();
};

/** Also for what comes without steps, such as the opening of the App Home. */
export async function identifySender(edge: Edge, sender: Sender): Promise<Viewer> {
  const organization = await edge.organization();
  if (sender.slackTeamId !== organization.slackTeamId) {
    throw forbidden('stranger', `Only members of ${organization.name} can use Dibs here.`);
  }
  try {
    return await identifyViewer(edge.deps, organization.id, sender.slackUserId);
  } catch (error) {
    if (!isDibsError(error) || error.code !== 'user_not_mirrored') throw error;
  }
  // The first click always counts (PRODUCT 2.1).
  if (!(await mirrorFromSlack(edge, sender.slackUserId))) {
    throw forbidden('user_unknown', 'Slack does not know you as a member of this workspace.');
  }
  return identifyViewer(edge.deps, organization.id, sender.slackUserId);
}
