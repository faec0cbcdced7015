import { isDibsError } from '../../platform/errors';
import { errorFields } from '../../platform/log';
import { failure, refusal } from '../messages/refusal';
import type { RenderedMessage } from '../messages/rendered-message';
import type { SlackRequest } from '../request';
import { AlreadyDone } from '../ticket';
import type { Step } from './step';

/** Whatever goes wrong, the person hears one sentence, and only that person. */
export const answerErrors: Step = async (request, next) => {
  try {
    await next();
  } catch (error) {
    const message = explain(request, error);
    if (message) await request.respond(message);
  }
};

/** The sentence for an error, which is logged unless it is an expected one; null when nothing is to be said. */
export function explain(request: SlackRequest, error: unknown): RenderedMessage | null {
  if (error instanceof AlreadyDone) return null;
  if (isDibsError(error)) return refusal(error.sentence);
  const ref = request.deps.random.hex(4);
  request.deps.log.error({ ...errorFields(error), ref, request: request.ticket?.key }, 'a request failed');
  return failure(ref);
}
