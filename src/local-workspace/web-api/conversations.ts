import { botIsIn, directMessage, findChannel } from '../channels';
import type { Channel } from '../model';
import { refuse } from '../refusal';
import type { Workspace } from '../workspace';
import type { Method } from './method';
import { page } from './paging';
import { channelObject } from './shapes';

export function knownChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.get(id);
  // Conversations of two people are nobody else's: the app sees only its own.
  if (!channel || (channel.kind === 'im' && !botIsIn(workspace, channel))) return refuse('channel_not_found');
  return channel;
}

/** Where the app may write: by id, by `#name`, or a person's id for the conversation with them. */
export function writable(workspace: Workspace, to: string): Channel {
  const user = workspace.users.get(to);
  if (user?.deleted) refuse('user_disabled');
  const channel = user ? directMessage(workspace, workspace.app.botUserId, user.id) : findChannel(workspace, to);
  const known = knownChannel(workspace, channel?.id ?? '');
  if (known.archived) refuse('is_archived');
  if (!botIsIn(workspace, known)) refuse('not_in_channel');
  return known;
}

export const conversationMethods: Record<string, Method> = {
  'conversations.list': {
    args: { types: 'text', exclude_archived: 'flag', limit: 'number', cursor: 'text' },
    run: (workspace, args) => {
      const types = (args.maybe('types') ?? 'public_channel').split(',').map((type) => type.trim());
      const listed = workspace.channels
        .values()
        .filter((channel) => types.includes(channel.kind === 'im' ? 'im' : 'public_channel'))
        .filter((channel) => channel.kind === 'channel' || botIsIn(workspace, channel))
        .filter((channel) => !(args.flag('exclude_archived') && channel.archived));
      const { items, nextCursor } = page(listed, args, 100, 1000);
      return {
        channels: items.map((channel) => channelObject(workspace, channel)),
        response_metadata: { next_cursor: nextCursor },
      };
    },
  },
  'conversations.info': {
    args: { channel: 'text', include_locale: 'flag', include_num_members: 'flag' },
    needs: { channel: 'channel_not_found' },
    run: (workspace, args) => ({ channel: channelObject(workspace, knownChannel(workspace, args.text('channel'))) }),
  },
  'conversations.members': {
    args: { channel: 'text', limit: 'number', cursor: 'text' },
    needs: { channel: 'channel_not_found' },
    run: (workspace, args) => {
      const { items, nextCursor } = page(knownChannel(workspace, args.text('channel')).members, args, 100, 1000);
      return { members: items, response_metadata: { next_cursor: nextCursor } };
    },
  },
  'conversations.join': {
    args: { channel: 'text' },
    needs: { channel: 'channel_not_found' },
    run: (workspace, args) => {
      const channel = knownChannel(workspace, args.text('channel'));
      if (channel.kind === 'im') refuse('method_not_supported_for_channel_type');
      if (channel.archived) refuse('is_archived');
      if (botIsIn(workspace, channel)) {
        return { channel: channelObject(workspace, channel), warning: 'already_in_channel' };
      }
      const joined = { ...channel, members: [...channel.members, workspace.app.botUserId] };
      workspace.channels.set(channel.id, joined);
      workspace.changes.emit({ type: 'channels' });
      return { channel: channelObject(workspace, joined) };
    },
  },
  'conversations.open': {
    args: { users: 'text', channel: 'text', return_im: 'flag', prevent_creation: 'flag' },
    run: (workspace, args) => {
      const given = args.maybe('channel');
      if (given !== undefined) return { channel: { id: knownChannel(workspace, given).id } };
      const users = args.text('users').split(',').filter(Boolean);
      if (users.length !== 1) refuse(users.length === 0 ? 'users_list_not_supplied' : 'not_enough_users');
      const user = workspace.users.get(users[0] ?? '') ?? refuse('user_not_found');
      if (user.deleted) refuse('user_disabled');
      if (user.id === workspace.app.botUserId) refuse('user_not_found');
      const before = workspace.channels.values().length;
      const channel = directMessage(workspace, workspace.app.botUserId, user.id);
      const already = workspace.channels.values().length === before;
      return {
        ...(already ? { no_op: true, already_open: true } : {}),
        channel: args.flag('return_im') ? channelObject(workspace, channel) : { id: channel.id },
      };
    },
  },
};
