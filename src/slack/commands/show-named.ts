import { suggestOwners } from '../../assignment/suggest-owners';
import { issueDetail } from '../messages/issue-detail';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { findNamedIssues } from './find-named-issues';
import type { AssignCommand } from './grammar/types';

/** `/assign ISSUE…` without a target. */
export async function showNamed(
  request: SlackRequest<CommandPayload>,
  command: Extract<AssignCommand, { kind: 'show' }>,
): Promise<void> {
  const issues = await findNamedIssues(request, command.issues);
  // Several are shown as rows, which have no place for suggestions.
  const [only, ...others] = issues;
  const suggested = only && others.length === 0 ? await suggestOwners(request.deps, only) : [];
  await request.respond(issueDetail(issues.map((issue) => ({ issue, suggested }))));
}
