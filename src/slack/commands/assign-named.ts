import { assignIssues } from '../../assignment/assign-issues';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { findNamedIssues } from './find-named-issues';
import { findTarget } from './find-target';
import type { AssignCommand } from './grammar/types';

/** `/assign ISSUE… TARGET [-- reason]`; the answer follows from the queue. */
export async function assignNamed(
  request: SlackRequest<CommandPayload>,
  command: Extract<AssignCommand, { kind: 'assign' }>,
): Promise<void> {
  const issues = await findNamedIssues(request, command.issues);
  const to = await findTarget(request, command.target);
  await assignIssues(request.deps, request.viewer, {
    issueIds: issues.map(({ id }) => id),
    to,
    source: 'slash_command',
    reason: command.reason,
    reply: request.reply,
  });
}
