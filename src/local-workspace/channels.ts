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

/** The conversation of two members, made when they first need it. */
export function directMessage(workspace: Workspace, one: string, other: string): Channel {
  const wanted = new Set([one, other]);
  const known = workspace.channels
    .values()
    .find((channel) => channel.kind === 'im' && channel.members.every((member) => wanted.has(member)));
  if (known && new Set(known.members).size === wanted.size) return known;
  const made: Channel = {
    id: newId('D'),
    name: '',
    topic: '',
    kind: 'im',
    members: [...wanted],
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
