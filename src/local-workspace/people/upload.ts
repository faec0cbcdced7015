import type { EventQueue } from '../delivery/events';
import { MAX_FILE_BYTES } from '../files';
import type { Channel, Message, User } from '../model';
import { newId } from '../state/ids';
import type { Workspace } from '../workspace';
import { say } from './say';

export interface Upload {
  name: string;
  content: Buffer;
  mimetype: string;
}

/** A person drops a file into a conversation, with a text or without. Null when the file is empty or too large. */
export function upload(
  workspace: Workspace,
  events: EventQueue,
  user: User,
  channel: Channel,
  { name, content, mimetype }: Upload,
  text: string,
): Message | null {
  if (content.length === 0 || content.length > MAX_FILE_BYTES) return null;
  const created = Math.floor(workspace.clock() / 1000);
  const file = { id: newId('F'), name, size: content.length, mimetype, user: user.id, created };
  workspace.files.add({ ...file, channel: channel.id, content });
  return say(workspace, events, user, channel, text, null, [file]);
}
