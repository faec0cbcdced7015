import { changeStatus } from '../../triage/change-status';
import type { TriageChange } from '../../triage/types';
import { replyTo } from '../home/at-home';
import { decodeIssue } from '../ids';
import { answerTriage } from '../messages/answer-triage';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';
import { redrawPlace } from './redraw-place';

/** Resolve, Unresolve and Unarchive: buttons that ask for nothing more. */
export function changeStatusTo(change: TriageChange): Handler<ActionPayload> {
  return async (request) => {
    const { deps, viewer, payload } = request;
    const issueId = decodeIssue(payload.value);
    if (issueId === null) throw outdatedControl();
    const done = await changeStatus(deps, viewer, {
      issueIds: [issueId],
      change,
      source: 'card_button',
      reply: replyTo(request),
    });
    await redrawPlace(request, issueId, answerTriage(done));
  };
}
