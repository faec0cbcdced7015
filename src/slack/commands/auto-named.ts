import { letRulesDecide } from '../../assignment/let-rules-decide';
import { answerAuto } from '../messages/answer-auto';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { findNamedIssues } from './find-named-issues';
import type { AssignCommand } from './grammar/types';

/** `/assign auto ISSUE…`: lets the rules decide again, whatever people decided before (PRODUCT 3.8). */
export async function autoNamed(
  request: SlackRequest<CommandPayload>,
  command: Extract<AssignCommand, { kind: 'auto' }>,
): Promise<void> {
  const issues = await findNamedIssues(request, command.issues);
  const decisions = await letRulesDecide(request.deps, request.viewer, { issueIds: issues.map(({ id }) => id) });
  await request.respond(answerAuto(decisions));
}
