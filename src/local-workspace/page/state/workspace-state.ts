import type { Boot, History, PageMessage, StreamEvent } from '../../page-api';

export interface ChannelHistory {
  messages: PageMessage[];
  hasMore: boolean;
  /** The connection was away since this was loaded. */
  stale: boolean;
}

export interface WorkspaceState {
  boot: Boot;
  /** Channel id → its messages outside threads, oldest first. Only channels that were opened are here. */
  histories: Record<string, ChannelHistory>;
  /** `channel/ts` of the root → root and replies, oldest first. */
  threads: Record<string, PageMessage[]>;
}

export type WorkspaceEvent =
  | StreamEvent
  | { type: 'left' }
  | { type: 'booted'; boot: Boot }
  | { type: 'history_loaded'; channel: string; history: History; older: boolean }
  | { type: 'thread_loaded'; channel: string; ts: string; messages: PageMessage[] }
  | { type: 'read'; channel: string };

export function threadKey(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}

/** A reply is a message in a thread that is not the thread's root. */
function isReply(message: PageMessage): boolean {
  return message.threadTs !== null && message.threadTs !== message.ts;
}

function insert(messages: PageMessage[], message: PageMessage): PageMessage[] {
  const others = messages.filter((other) => other.ts !== message.ts);
  return [...others, message].sort((a, b) => Number(a.ts) - Number(b.ts));
}

function replace(messages: PageMessage[], message: PageMessage): PageMessage[] {
  return messages.map((other) => (other.ts === message.ts ? message : other));
}

function mapHistory(
  state: WorkspaceState,
  channel: string,
  change: (messages: PageMessage[]) => PageMessage[],
): WorkspaceState['histories'] {
  const history = state.histories[channel];
  return history
    ? { ...state.histories, [channel]: { ...history, messages: change(history.messages) } }
    : state.histories;
}

function mapThreads(
  state: WorkspaceState,
  channel: string,
  change: (messages: PageMessage[]) => PageMessage[],
): WorkspaceState['threads'] {
  const entries = Object.entries(state.threads);
  return Object.fromEntries(
    entries.map(([key, messages]) => [key, key.startsWith(`${channel}/`) ? change(messages) : messages]),
  );
}

function addMessage(state: WorkspaceState, message: PageMessage): WorkspaceState {
  if (isReply(message)) {
    const key = threadKey(message.channel, message.threadTs ?? '');
    const thread = state.threads[key];
    return thread ? { ...state, threads: { ...state.threads, [key]: insert(thread, message) } } : state;
  }
  return { ...state, histories: mapHistory(state, message.channel, (messages) => insert(messages, message)) };
}

function withBoot(state: WorkspaceState, change: Partial<Boot>): WorkspaceState {
  return { ...state, boot: { ...state.boot, ...change } };
}

/**
 * Older pages join what is there. A newest page replaces it, but for what only this page has: ephemeral messages, and
 * messages that arrived while the page was on its way.
 */
function addHistory(state: WorkspaceState, channel: string, history: History, older: boolean): WorkspaceState {
  const known = state.histories[channel] ?? { messages: [], hasMore: false, stale: true };
  const newest = Number(history.messages.at(-1)?.ts ?? 0);
  const kept = known.messages.filter(
    ({ ts, ephemeralTo }) => older || ephemeralTo !== null || (!known.stale && Number(ts) > newest),
  );
  const messages = history.messages.reduce(insert, kept);
  return {
    ...state,
    histories: { ...state.histories, [channel]: { messages, hasMore: history.hasMore, stale: false } },
  };
}

function staleHistories(state: WorkspaceState | null): WorkspaceState['histories'] {
  const entries = Object.entries(state?.histories ?? {});
  return Object.fromEntries(entries.map(([channel, history]) => [channel, { ...history, stale: true }]));
}

/** One change of the workspace, from the server or from this page, applied to what is shown. */
export function reduceWorkspace(state: WorkspaceState | null, event: WorkspaceEvent): WorkspaceState | null {
  if (event.type === 'booted') {
    return { boot: event.boot, histories: staleHistories(state), threads: state?.threads ?? {} };
  }
  if (state === null || event.type === 'left') return null;
  switch (event.type) {
    case 'message':
      return addMessage(state, event.message);
    case 'message_changed': {
      const change = (messages: PageMessage[]): PageMessage[] => replace(messages, event.message);
      const { channel } = event.message;
      return { ...state, histories: mapHistory(state, channel, change), threads: mapThreads(state, channel, change) };
    }
    case 'message_deleted': {
      const change = (messages: PageMessage[]): PageMessage[] => messages.filter(({ ts }) => ts !== event.ts);
      const { channel } = event;
      return { ...state, histories: mapHistory(state, channel, change), threads: mapThreads(state, channel, change) };
    }
    case 'modals':
      return withBoot(state, { modals: event.modals });
    case 'home':
      return withBoot(state, { home: event.home });
    case 'channels':
      return withBoot(state, { channels: event.channels });
    case 'users':
      return withBoot(state, { users: event.users, userGroups: event.userGroups });
    case 'hints':
      return withBoot(state, { hints: event.hints });
    case 'history_loaded':
      return addHistory(state, event.channel, event.history, event.older);
    case 'thread_loaded':
      return {
        ...state,
        threads: { ...state.threads, [threadKey(event.channel, event.ts)]: event.messages },
      };
    case 'read':
      return withBoot(state, {
        channels: state.boot.channels.map((channel) =>
          channel.id === event.channel && channel.unread > 0 ? { ...channel, unread: 0 } : channel,
        ),
      });
  }
}
