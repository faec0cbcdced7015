import { assignIssues } from '../../assignment/assign-issues';
import { replyTo } from '../home/at-home';
import { decodeIssueAndActor } from '../ids';
import { answerAssignment } from '../messages/answer-assignment';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';
import { redrawPlace } from './redraw-place';

/** The button of a suggested owner. */
export const assignSuggested: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const chosen = decodeIssueAndActor(payload.value);
  if (chosen === null) throw outdatedControl();
  const { issueId, actor } = chosen;
  const done = await assignIssues(deps, viewer, {
    issueIds: [issueId],
    to: actor,
    source: 'suggested_assignee',
    reply: replyTo(request),
  });
  await redrawPlace(request, issueId, answerAssignment(done));
};
