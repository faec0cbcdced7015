import { assignIssues } from '../../assignment/assign-issues';
import type { SubmissionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { readAssignModal } from '../views/assign-modal';
import { showFieldErrors } from './field-errors';

export const submitAssign: Handler<SubmissionPayload> = async (request) => {
  const { deps, viewer, reply, payload } = request;
  const read = readAssignModal(payload.view.state ?? { values: {} });
  if (!read.ok) return showFieldErrors(request, read.errors);
  await assignIssues(deps, viewer, { ...read.value, source: 'modal', reply });
};
