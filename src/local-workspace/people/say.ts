import type { EventQueue } from '../delivery/events';
import type { Channel, Message, SharedFile, User } from '../model';
import { messageObject } from '../web-api/shapes';
import type { Workspace } from '../workspace';
import { linkShared } from './links';

/** A person writes in a channel or a thread, `text` as Slack keeps it (entities, references); the app hears of it where it is a member. */
export function say(
  workspace: Workspace,
  events: EventQueue,
  user: User,
  channel: Channel,
  text: string,
  threadTs: string | null,
  files: SharedFile[] = [],
): Message {
  const message: Message = {
    channel: channel.id,
    ts: workspace.nextTs(),
    threadTs,
    broadcast: false,
    user: user.id,
    fromBot: false,
    text,
    blocks: [],
    attachments: [],
    metadata: null,
    editedTs: null,
    ephemeralTo: null,
    reactions: [],
    ...(files.length > 0 ? { files } : {}),
  };
  workspace.messages.add(message);
  if (channel.members.includes(workspace.app.botUserId)) {
    const common = { ...messageObject(workspace, message), channel: channel.id, event_ts: message.ts };
    events.publish({ ...common, channel_type: channel.kind });
    if (message.text.includes(`<@${workspace.app.botUserId}>`)) events.publish({ ...common, type: 'app_mention' });
  }
  const shared = linkShared(workspace, message);
  if (shared) events.publish(shared);
  return message;
}
