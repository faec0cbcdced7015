import { extendLease as extend } from '../../leases/extend-lease';
import { handBack as giveBack } from '../../leases/hand-back';
import { decodeQuestion } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Extend and Hand back; the message is redrawn by the queue. */
export const extendLease: Handler<ActionPayload> = async ({ deps, viewer, payload }) => {
  await extend(deps, viewer, read(payload.value));
};

export const handBack: Handler<ActionPayload> = async ({ deps, viewer, payload, reply }) => {
  await giveBack(deps, viewer, { ...read(payload.value), reply });
};

function read(value: string | null) {
  const question = decodeQuestion(value);
  if (question === null) throw outdatedControl();
  return question;
}
