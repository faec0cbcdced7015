import type { PageChannel, PageUser } from '../../page-api';

export function shownName(user: PageUser): string {
  return user.displayName || user.realName || user.name;
}

/** The other member of a direct message; for a note to oneself, oneself. */
export function partnerOf(channel: PageChannel, me: string): string | null {
  if (channel.kind !== 'im') return null;
  return channel.members.find((member) => member !== me) ?? me;
}
