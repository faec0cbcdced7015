import type { Message } from '../model';
import type { Workspace } from '../workspace';

const MOST_UNREAD = 100;

/** What each person has read; only for the page's badges, so it is not kept over restarts. */
export interface Reading {
  /** The person opened a channel and stays there until they open another. */
  open(user: string, channel: string): void;
  /** Up to 100; the page shows no more than 99. */
  unread(user: string, channel: string): number;
}

export function createReading(workspace: Workspace): Reading {
  const start = `${Math.floor(workspace.clock() / 1000)}.000000`;
  const readUpTo = new Map<string, string>();
  const looking = new Map<string, string>();
  const newest = (channel: string): string => workspace.messages.inChannel(channel).at(-1)?.ts ?? start;
  const concerns = (message: Message, user: string): boolean =>
    message.user !== user && message.threadTs === null && (message.ephemeralTo ?? user) === user;

  return {
    open: (user, channel) => {
      const before = looking.get(user);
      if (before !== undefined) readUpTo.set(`${user}:${before}`, newest(before));
      looking.set(user, channel);
    },
    unread: (user, channel) => {
      if (looking.get(user) === channel) return 0;
      const seen = readUpTo.get(`${user}:${channel}`) ?? start;
      const messages = workspace.messages.inChannel(channel);
      let count = 0;
      // From the newest back: each message of a flood is told with all badges.
      for (let at = messages.length - 1; at >= 0 && count < MOST_UNREAD; at--) {
        const message = messages[at];
        if (!message || message.ts <= seen) break;
        if (concerns(message, user)) count += 1;
      }
      return count;
    },
  };
}
