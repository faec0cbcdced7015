import { findIssuesOfMessages } from '../../issues/find-issue';
import { changeStatus } from '../../triage/change-status';
import { runAssign } from '../commands/assign';
import { findNamedIssues } from '../commands/find-named-issues';
import { parseMention, type MentionCommand } from '../commands/grammar/parse-mention';
import type { IssueSpec } from '../commands/grammar/types';
import { mentionUsage } from '../messages/mention-usage';
import type { MentionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { Handler } from '../steps/step';

/** `@dibs assign CHECKOUT-1 to @bob`: in threads, where Slack allows no commands, and everywhere else. */
export const onMention: Handler<MentionPayload> = async (request) => {
  const botUserId = await request.edge.botUserId();
  const command = parseMention(request.payload.text, botUserId, await rootOfThread(request));
  switch (command.kind) {
    case 'help':
    case 'modal':
      return request.respond(mentionUsage());
    case 'unreadable':
      return request.respond(mentionUsage(command));
    case 'status':
      return setStatus(request, command);
    default:
      return runAssign(request, command);
  }
};

/** The message that the thread is about, if it is a card or shows several issues. */
async function rootOfThread({ deps, viewer, payload }: SlackRequest<MentionPayload>): Promise<IssueSpec | null> {
  const { channelId, threadTs: ts } = payload;
  if (ts === null) return null;
  const shown = await findIssuesOfMessages(deps, viewer.organizationId, [{ channelId, ts }]);
  return shown.length > 0 ? { by: 'permalink', channelId, ts } : null;
}

async function setStatus(
  request: SlackRequest<MentionPayload>,
  { to, issues }: Extract<MentionCommand, { kind: 'status' }>,
): Promise<void> {
  const found = await findNamedIssues(request, issues);
  await changeStatus(request.deps, request.viewer, {
    issueIds: found.map(({ id }) => id),
    change: to === 'resolved' ? { to, in: 'now' } : { to },
    source: 'slash_command',
    reply: request.reply,
  });
}
