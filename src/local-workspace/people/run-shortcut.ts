import type { Message, User } from '../model';
import { issueResponseUrl } from '../response-urls';
import { messageObject } from '../web-api/shapes';
import type { Workspace } from '../workspace';
import { done, failed, type ActionResult } from './act';
import { interactionHead, placeFields } from './interaction';

/** Chooses an entry of the app in a message's menu: tells the app with `message_action`, and the whole message. */
export async function runShortcut(
  workspace: Workspace,
  user: User,
  callbackId: string,
  message: Message,
): Promise<ActionResult> {
  const shortcut = workspace.shortcuts.find((one) => one.callbackId === callbackId);
  if (!shortcut) return failed('The app has no such shortcut.');
  const { channel } = placeFields(workspace, { type: 'message', message }, '');
  const outcome = await workspace.deliver({
    kind: 'interactive',
    name: 'message_action',
    payload: {
      ...interactionHead(workspace, user, 'message_action'),
      callback_id: callbackId,
      action_ts: workspace.nextTs(),
      trigger_id: workspace.triggers.issue(user.id),
      response_url: issueResponseUrl(workspace, user.id, message.channel),
      message_ts: message.ts,
      channel,
      message: messageObject(workspace, message),
    },
  });
  return outcome.ok ? done : failed(`${shortcut.name} failed because the app did not respond.`);
}
