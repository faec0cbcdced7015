import { isDibsError } from '../../platform/errors';
import { explain } from './answer-errors';
import type { Step } from './step';

/** Slack shows its own error after 3 s without an answer, and half of them may have gone into the inbox. */
const DEADLINE_MS = 1_200;

/**
 * For submitted forms: a refusal is shown at the field while the form is still open, else in a message. The form is
 * closed when the work is done, or after 1.2 s, whatever comes first.
 */
export function answerInForm(field: string): Step {
  return async (request, next) => {
    const deadline = setTimeout(() => void request.ack(), DEADLINE_MS);
    try {
      await next();
      await request.ack();
    } catch (error) {
      const canShow = isDibsError(error) && !request.isAcknowledged() && request.ticket?.isReplay !== true;
      if (canShow) {
        await request.ack({ response_action: 'errors', errors: { [field]: error.sentence } });
        return;
      }
      await request.ack();
      const message = explain(request, error);
      if (message) await request.respond(message);
    } finally {
      clearTimeout(deadline);
    }
  };
}
