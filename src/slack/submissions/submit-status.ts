import { changeStatus } from '../../triage/change-status';
import type { TriageChange } from '../../triage/types';
import { outdatedControl } from '../actions/outdated';
import { isAtHome, replyTo, sayAtHome } from '../home/at-home';
import { answerTriage } from '../messages/answer-triage';
import type { SubmissionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { decodeMetadata } from '../views/modal-metadata';
import type { Reading, ViewState } from '../views/view-state';
import { showFieldErrors } from './field-errors';

/** The forms behind Archive… and Resolve…, for the issues they were opened for. */
export function submitStatus(read: (state: ViewState) => Reading<TriageChange>): Handler<SubmissionPayload> {
  return async (request) => {
    const { deps, viewer, payload } = request;
    const metadata = decodeMetadata(payload.view.private_metadata);
    if (metadata === null || metadata.issueIds.length === 0) throw outdatedControl();
    const change = read(payload.view.state ?? { values: {} });
    if (!change.ok) return showFieldErrors(request, change.errors);
    const { issueIds } = metadata;
    const asked = { issueIds, change: change.value, source: 'modal', reply: replyTo(request) };
    const done = await changeStatus(deps, viewer, asked);
    if (!isAtHome(request)) return;
    await request.ack();
    await sayAtHome(request, answerTriage(done));
  };
}
