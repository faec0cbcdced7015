import type { SlackRequest } from '../request';

/** Keeps the form open, with a sentence at each of these fields. */
export function showFieldErrors(request: SlackRequest, errors: Record<string, string>): Promise<void> {
  return request.ack({ response_action: 'errors', errors });
}
