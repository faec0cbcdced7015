import { assignIssues } from '../../assignment/assign-issues';
import { replyTo } from '../home/at-home';
import { decodeIssue } from '../ids';
import { answerAssignment } from '../messages/answer-assignment';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';
import { redrawPlace } from './redraw-place';

export const assignToMe: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const issueId = decodeIssue(payload.value);
  if (issueId === null) throw outdatedControl();
  const to = { type: 'user' as const, id: viewer.userId };
  const done = await assignIssues(deps, viewer, {
    issueIds: [issueId],
    to,
    source: 'assign_to_me',
    reply: replyTo(request),
  });
  await redrawPlace(request, issueId, answerAssignment(done));
};
