import type { SlackRequest } from '../request';

export type Handler<Payload> = (request: SlackRequest<Payload>) => Promise<void>;
/** Does something before, after or around what follows. */
export type Step = (request: SlackRequest, next: () => Promise<void>) => Promise<void>;

export function runSteps<Payload>(
  steps: readonly Step[],
  handle: Handler<Payload>,
  request: SlackRequest<Payload>,
): Promise<void> {
  const [step, ...rest] = steps;
  return step ? step(request, () => runSteps(rest, handle, request)) : handle(request);
}
