import { assignIssues } from '../../assignment/assign-issues';
import { decodeIssueAndActor } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';
import { redrawPlace } from './redraw-place';

/** The button of a suggested owner. */
export const assignSuggested: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, reply, payload } = request;
  const chosen = decodeIssueAndActor(payload.value);
  if (chosen === null) throw outdatedControl();
  const { issueId, actor } = chosen;
  await assignIssues(deps, viewer, { issueIds: [issueId], to: actor, source: 'suggested_assignee', reply });
  await redrawPlace(request, issueId);
};
