import { botIsIn } from '../channels';
import type { Channel, Message } from '../model';
import { refuse } from '../refusal';
import type { Workspace } from '../workspace';
import { knownChannel } from './conversations';
import type { Args, Method } from './method';
import { page } from './paging';
import { messageObject } from './shapes';

const window = {
  channel: 'text',
  cursor: 'text',
  limit: 'number',
  oldest: 'text',
  latest: 'text',
  inclusive: 'flag',
  include_all_metadata: 'flag',
} as const;

function readable(workspace: Workspace, args: Args): Channel {
  const channel = knownChannel(workspace, args.text('channel'));
  if (!botIsIn(workspace, channel)) refuse('not_in_channel');
  return channel;
}

function within(args: Args): (message: Message) => boolean {
  const oldest = Number(args.maybe('oldest') ?? 0);
  const latest = Number(args.maybe('latest') ?? Infinity);
  if (Number.isNaN(oldest)) refuse('invalid_ts_oldest');
  if (Number.isNaN(latest)) refuse('invalid_ts_latest');
  return ({ ts }) => {
    const at = Number(ts);
    return args.flag('inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

export const historyMethods: Record<string, Method> = {
  'conversations.history': {
    args: window,
    needs: { channel: 'channel_not_found' },
    run: (workspace, args) => {
      const channel = readable(workspace, args);
      const shown = workspace.messages
        .inChannel(channel.id)
        .filter((message) => message.ephemeralTo === null && (message.threadTs === null || message.broadcast))
        .filter(within(args))
        .reverse();
      const { items, nextCursor } = page(shown, args, 100, 999);
      return {
        messages: items.map((message) => messageObject(workspace, message, args.flag('include_all_metadata'))),
        has_more: nextCursor !== '',
        pin_count: 0,
        response_metadata: { next_cursor: nextCursor },
      };
    },
  },
  'conversations.replies': {
    args: { ...window, ts: 'text' },
    needs: { channel: 'channel_not_found', ts: 'thread_not_found' },
    run: (workspace, args) => {
      const channel = readable(workspace, args);
      const asked = workspace.messages.find(channel.id, args.text('ts')) ?? refuse('thread_not_found');
      const thread = workspace.messages.thread(channel.id, asked.threadTs ?? asked.ts).filter(within(args));
      const { items, nextCursor } = page(thread, args, 1000, 1000);
      return {
        messages: items.map((message) => messageObject(workspace, message, args.flag('include_all_metadata'))),
        has_more: nextCursor !== '',
        response_metadata: { next_cursor: nextCursor },
      };
    },
  },
};
