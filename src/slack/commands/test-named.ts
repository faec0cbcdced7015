import { explainIssue, explainPath } from '../../assignment/explain-owners';
import { explanation, pathExplanation } from '../messages/explanation';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { findNamedIssues } from './find-named-issues';
import type { TestCommand } from './grammar/types';

/** `/assign test`: who would own an issue or a file, and why. Changes nothing. */
export async function testNamed(request: SlackRequest<CommandPayload>, command: TestCommand): Promise<void> {
  const { deps, viewer } = request;
  const { subject, projectSlug } = command;
  if (subject.by === 'path') {
    const found = await explainPath(deps, viewer.organizationId, subject.path, projectSlug);
    return request.respond(pathExplanation(projectSlug, found));
  }
  for (const issue of await findNamedIssues(request, [subject])) {
    await request.respond(explanation(await explainIssue(deps, viewer.organizationId, issue.id)));
  }
}
