import { isObject, textOf, type Json } from '../json';
import type { Channel, User } from '../model';
import { Refusal } from '../refusal';
import { issueResponseUrl, sayInAnswer } from '../response-urls';
import type { Workspace } from '../workspace';
import { done, failed, type ActionResult } from './act';
import { escapeTyped } from './escape';

/** Runs a slash command: `typed` from the slash on. What the app answers at once is shown to the person. */
export async function runCommand(
  workspace: Workspace,
  user: User,
  channel: Channel,
  typed: string,
): Promise<ActionResult> {
  const [, command = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  if (!workspace.commands.some((one) => one.command === command)) {
    return failed(`${command || typed} is not a valid command.`);
  }
  const outcome = await workspace.deliver({
    kind: 'command',
    name: command,
    payload: payloadOf(workspace, user, channel, command, escapeTyped(workspace, text, 'command')),
  });
  if (!outcome.ok) {
    const code = outcome.reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
    const what = outcome.reason === 'http_timeout' ? 'the app did not respond' : 'the app could not be reached';
    return failed(`${command} failed because ${what} (${code}).`);
  }
  return showAnswer(workspace, user, channel, command, outcome.answer);
}

function showAnswer(
  workspace: Workspace,
  user: User,
  channel: Channel,
  command: string,
  answer: unknown,
): ActionResult {
  if (answer === undefined) return done;
  const given: Json = isObject(answer) ? answer : { text: textOf(answer) };
  try {
    sayInAnswer(workspace, { user: user.id, channel: channel.id, threadTs: null }, given);
    return done;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    workspace.problems.add(`${command}: the acknowledgement was refused: ${error.code} ${error.messages.join('; ')}`);
    return failed(`${command} failed with the error "${error.code}".`);
  }
}

function payloadOf(workspace: Workspace, user: User, channel: Channel, command: string, text: string): Json {
  return {
    token: 'local-verification-token',
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: workspace.app.appId,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(workspace, user.id, channel.id),
    trigger_id: workspace.triggers.issue(user.id),
  };
}
