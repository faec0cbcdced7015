import { undoAssignment } from '../../assignment/undo-assignment';
import { isAtHome, replyTo, sayAtHome } from '../home/at-home';
import { decodeRequest } from '../ids';
import { answerAssignment } from '../messages/answer-assignment';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** The Undo button of a confirmation (PRODUCT 3.10). */
export const undo: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const requestId = decodeRequest(payload.value);
  if (requestId === null) throw outdatedControl();
  const done = await undoAssignment(deps, viewer, { requestId, reply: replyTo(request) });
  if (isAtHome(request)) await sayAtHome(request, answerAssignment(done));
};
