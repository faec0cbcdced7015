import { refuse } from '../refusal';
import { knownChannel } from './conversations';
import type { Method } from './method';

export const reactionMethods: Record<string, Method> = {
  'reactions.add': {
    args: { channel: 'text', timestamp: 'text', name: 'text' },
    needs: { channel: 'channel_not_found', timestamp: 'no_item_specified', name: 'invalid_name' },
    run: (workspace, args) => {
      const channel = knownChannel(workspace, args.text('channel'));
      const message = workspace.messages.find(channel.id, args.text('timestamp'));
      if (!message || message.ephemeralTo !== null) return refuse('message_not_found');
      const name = args.text('name');
      const others = message.reactions.filter((one) => one.name !== name);
      const users = message.reactions.find((one) => one.name === name)?.users ?? [];
      if (users.includes(workspace.app.botUserId)) refuse('already_reacted');
      const reactions = [...others, { name, users: [...users, workspace.app.botUserId] }];
      workspace.messages.replace({ ...message, reactions });
      return {};
    },
  },
};
