import type { PageMessage } from '../../page-api';
import { daysBetween } from '../text/slack-date';

/** Messages of one person this close together are drawn as one group. */
const GROUP_SECONDS = 5 * 60;

export interface MessageRow {
  message: PageMessage;
  /** Follows a message of the same author closely: no avatar, no name. */
  isContinued: boolean;
  /** A day begins here. */
  opensDay: boolean;
}

export function dateOfTs(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

function continues(message: PageMessage, before: PageMessage): boolean {
  return (
    message.user === before.user &&
    message.ephemeralTo === before.ephemeralTo &&
    before.replyCount === 0 &&
    Number(message.ts) - Number(before.ts) < GROUP_SECONDS
  );
}

/** Oldest first in, oldest first out, with what each message's neighbours decide about its look. */
export function messageRows(messages: PageMessage[]): MessageRow[] {
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const opensDay = !before || daysBetween(dateOfTs(before.ts), dateOfTs(message.ts)) !== 0;
    return { message, opensDay, isContinued: !opensDay && before !== undefined && continues(message, before) };
  });
}
