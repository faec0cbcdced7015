import { assignIssues } from '../../assignment/assign-issues';
import { replyTo } from '../home/at-home';
import { decodeAssignee, decodeIssueBlock } from '../ids';
import { answerAssignment } from '../messages/answer-assignment';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';
import { redrawPlace } from './redraw-place';

/** The assignee menu, with its entry Unassign. */
export const chooseAssignee: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const issueId = decodeIssueBlock(payload.blockId);
  const chosen = decodeAssignee(payload.value);
  if (issueId === null || chosen === null) throw outdatedControl();
  const done = await assignIssues(deps, viewer, {
    issueIds: [issueId],
    to: chosen.actor,
    source: 'assignee_selector',
    reply: replyTo(request),
  });
  await redrawPlace(request, issueId, answerAssignment(done));
};
