import type { Message } from '../model';
import type { Changes } from './changes';
import type { Collection } from './journal';

export interface Messages {
  find(channel: string, ts: string): Message | undefined;
  add(message: Message): void;
  replace(message: Message): void;
  remove(message: Message): void;
  /** Everything in a channel, oldest first: replies and ephemeral messages too. */
  inChannel(channel: string): readonly Message[];
  /** The root, if it is still there, and its replies that everyone may see, oldest first. */
  thread(channel: string, ts: string): Message[];
  newestTs(): string;
}

const keyOf = (channel: string, ts: string): string => `${channel}:${ts}`;

export function createMessages(stored: Collection<Message>, changes: Changes): Messages {
  const channels = new Map<string, Message[]>();
  const replies = new Map<string, Message[]>();
  const lists = (message: Message): Message[][] => {
    const into = (map: Map<string, Message[]>, key: string): Message[] => {
      const list = map.get(key) ?? [];
      map.set(key, list);
      return list;
    };
    const found = [into(channels, message.channel)];
    if (message.threadTs !== null && message.threadTs !== message.ts && message.ephemeralTo === null) {
      found.push(into(replies, keyOf(message.channel, message.threadTs)));
    }
    return found;
  };
  const sorted = stored.values().sort((a, b) => (a.ts < b.ts ? -1 : 1));
  for (const message of sorted) for (const list of lists(message)) list.push(message);
  const positionIn = (list: Message[], ts: string): number => list.findLastIndex((other) => other.ts === ts);
  const find = (channel: string, ts: string): Message | undefined => stored.get(keyOf(channel, ts));

  return {
    find,
    add: (message) => {
      stored.set(keyOf(message.channel, message.ts), message);
      for (const list of lists(message)) list.push(message);
      changes.emit({ type: 'message', message });
    },
    replace: (message) => {
      stored.set(keyOf(message.channel, message.ts), message);
      for (const list of lists(message)) list.splice(positionIn(list, message.ts), 1, message);
      changes.emit({ type: 'message_changed', message });
    },
    remove: (message) => {
      stored.delete(keyOf(message.channel, message.ts));
      for (const list of lists(message)) list.splice(positionIn(list, message.ts), 1);
      changes.emit({ type: 'message_deleted', message });
    },
    inChannel: (channel) => channels.get(channel) ?? [],
    thread: (channel, ts) => {
      const root = find(channel, ts);
      return [...(root ? [root] : []), ...(replies.get(keyOf(channel, ts)) ?? [])];
    },
    newestTs: () => sorted.at(-1)?.ts ?? '0.000000',
  };
}
