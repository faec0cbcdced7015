import type { Channel } from './model';
import { newId } from './state/ids';
import type { Workspace } from './workspace';

/** By id, by name, or by `#name`. */
export function findChannel(workspace: Workspace, idOrName: string): Channel | undefined {
  const name = idOrName.replace(/^#/, '');
  return (
    workspace.channels.get(idOrName) ??
    workspace.channels.values().find((channel) => channel.kind === 'channel' && channel.name === name)
  );
}

function findDirectMessage(workspace: Workspace, one: string, other: string): Channel | undefined {
  const wanted = new Set([one, other]);
  return workspace.channels
    .values()
    .find(
      ({ kind, members }) =>
        kind === 'im' && members.every((member) => wanted.has(member)) && new Set(members).size === wanted.size,
    );
}

/** The conversation of two members, made when they first need it. */
export function directMessage(workspace: Workspace, one: string, other: string): Channel {
  const known = findDirectMessage(workspace, one, other);
  if (known) return known;
  const made: Channel = {
    id: newId('D'),
    name: '',
    topic: '',
    kind: 'im',
    members: [...new Set([one, other])],
    archived: false,
    created: Math.floor(workspace.clock() / 1000),
  };
  workspace.channels.set(made.id, made);
  workspace.changes.emit({ type: 'channels' });
  return made;
}

export function botIsIn(workspace: Workspace, channel: Channel): boolean {
  return channel.members.includes(workspace.app.botUserId);
}

/** What the app writes to, however it names it: one and the same text for a person and for the conversation with them. */
export function conversationOf(workspace: Workspace, to: string): string {
  return (findChannel(workspace, to) ?? findDirectMessage(workspace, workspace.app.botUserId, to))?.id ?? to;
}
