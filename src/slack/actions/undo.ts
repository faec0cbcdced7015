import { undoAssignment } from '../../assignment/undo-assignment';
import { decodeRequest } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** The Undo button of a confirmation (PRODUCT 3.10). */
export const undo: Handler<ActionPayload> = async ({ deps, viewer, reply, payload }) => {
  const requestId = decodeRequest(payload.value);
  if (requestId === null) throw outdatedControl();
  await undoAssignment(deps, viewer, { requestId, reply });
};
