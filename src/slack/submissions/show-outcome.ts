import type { ModalView } from '@slack/types';
import type { RuleError } from '../../ownership/types';
import { isDibsError } from '../../platform/errors';
import { within } from '../deadline';
import { ownershipNotSaved } from '../messages/admin/ownership-detail';
import type { RenderedMessage } from '../messages/rendered-message';
import { fillModal } from '../open-modal';
import type { SubmissionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { editOwnership, ownershipTitle, ownershipDone } from '../views/admin/ownership-forms';
import { problemList, problemsByField } from '../views/admin/ownership-text';
import { loadingModal } from '../views/loading-modal';
import { showFieldErrors } from './field-errors';
import { nextRound, type SubmittedText } from './submitted-text';

/** Looking at all open issues, or waiting for the database, may take longer than Slack waits for an answer to a form. */
const PATIENCE_MS = 800;

/** What a submitted text comes to. */
export type Outcome =
  | { kind: 'errors'; errors: readonly RuleError[] }
  | { kind: 'preview'; view: ModalView }
  | { kind: 'saved'; message: RenderedMessage };

/** Shows what a submitted text comes to, however long that takes. Unless it was saved, what was typed is not lost. */
export async function showOutcome(
  request: SlackRequest<SubmissionPayload>,
  submitted: SubmittedText,
  work: Promise<Outcome>,
): Promise<void> {
  const outcome = request.isAcknowledged() ? null : await within<Outcome | null>(PATIENCE_MS, work, null);
  if (outcome === null) return showLate(request, submitted, work);
  switch (outcome.kind) {
    case 'errors':
      return showFieldErrors(request, problemsByField(submitted.state, submitted.form.round, outcome.errors));
    case 'preview':
      return request.ack({ response_action: 'update', view: outcome.view });
    case 'saved':
      await request.ack();
      return request.respond(outcome.message);
  }
}

const CLOSED = 'The form was closed before its preview was ready. Nothing was saved.';

/**
 * What was typed is in no form while "One moment…" is shown: whatever goes wrong, it comes back with the why, and in a
 * message when the person has closed the form.
 */
async function showLate(
  request: SlackRequest<SubmissionPayload>,
  submitted: SubmittedText,
  work: Promise<Outcome>,
): Promise<void> {
  const { form, project, value } = submitted;
  const title = ownershipTitle(form.text);
  await request.ack({ response_action: 'update', view: loadingModal(title) });
  const late = await work.catch((error: unknown) => ({ kind: 'failed', error }) as const);
  const why = whyNot(late);
  const isShown = await fillModal(request, { id: request.payload.view.id }, title, async () => {
    if (why !== null) return editOwnership(nextRound(request, submitted, null), { ...project, name: '' }, value, why);
    return late.kind === 'preview' ? late.view : ownershipDone(form.text);
  });
  if (late.kind === 'saved') await request.respond(late.message);
  else if (!isShown) await request.respond(ownershipNotSaved(form.text, value, why ?? CLOSED));
  // A defect is logged, and the person gets its reference in a message.
  if (late.kind === 'failed' && !isDibsError(late.error)) throw late.error;
}

function whyNot(late: Outcome | { kind: 'failed'; error: unknown }): string | null {
  if (late.kind === 'errors') return problemList(late.errors);
  if (late.kind !== 'failed') return null;
  return isDibsError(late.error) ? late.error.sentence : 'That failed on our side. Nothing was saved.';
}
