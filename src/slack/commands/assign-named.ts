import { assignIssues } from '../../assignment/assign-issues';
import { assignToOne } from '../../assignment/to-one/assign-to-one';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { findNamedIssues } from './find-named-issues';
import { findTarget } from './find-target';
import type { AssignCommand } from './grammar/types';

/** `/assign ISSUE… TARGET [--to-one] [-- reason]`; the answer follows from the queue. */
export async function assignNamed(
  request: SlackRequest<CommandPayload>,
  command: Extract<AssignCommand, { kind: 'assign' }>,
): Promise<void> {
  const issues = await findNamedIssues(request, command.issues);
  const to = await findTarget(request, command.target);
  const { deps, viewer, reply } = request;
  const issueIds = issues.map(({ id }) => id);
  const { reason } = command;
  if (command.toOne) {
    await assignToOne(deps, viewer, { issueIds, team: to, reason, reply }, request.edge.presenceOf);
  } else {
    await assignIssues(deps, viewer, { issueIds, to, source: 'slash_command', reason, reply });
  }
}
