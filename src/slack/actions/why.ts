import { explainIssue } from '../../assignment/explain-owners';
import { notFound } from '../../platform/errors';
import { decodeIssue } from '../ids';
import { explanation } from '../messages/explanation';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Why?: which rules were tried on the issue and which of them won, only to who clicked. */
export const why: Handler<ActionPayload> = async ({ deps, viewer, payload, respond }) => {
  const issueId = decodeIssue(payload.value);
  if (issueId === null) throw outdatedControl();
  const explained = await explainIssue(deps, viewer.organizationId, issueId);
  if (explained.subject.type === 'issue' && explained.subject.issue.project.status !== 'active') {
    throw notFound('project_deleted', 'The project of this issue was deleted.');
  }
  await respond(explanation(explained));
};
