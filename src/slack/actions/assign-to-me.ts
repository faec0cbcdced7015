import { assignIssues } from '../../assignment/assign-issues';
import { decodeIssue } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';
import { redrawPlace } from './redraw-place';

export const assignToMe: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, reply, payload } = request;
  const issueId = decodeIssue(payload.value);
  if (issueId === null) throw outdatedControl();
  const to = { type: 'user' as const, id: viewer.userId };
  await assignIssues(deps, viewer, { issueIds: [issueId], to, source: 'assign_to_me', reply });
  await redrawPlace(request, issueId);
};
