import { changeStatus } from '../../triage/change-status';
import type { TriageChange } from '../../triage/types';
import { decodeIssue } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';
import { redrawPlace } from './redraw-place';

/** Resolve, Unresolve and Unarchive: buttons that ask for nothing more. */
export function changeStatusTo(change: TriageChange): Handler<ActionPayload> {
  return async (request) => {
    const { deps, viewer, reply, payload } = request;
    const issueId = decodeIssue(payload.value);
    if (issueId === null) throw outdatedControl();
    await changeStatus(deps, viewer, { issueIds: [issueId], change, source: 'card_button', reply });
    await redrawPlace(request, issueId);
  };
}
