import type { Boot, PageChannel } from '../../page-api';
import type { PageLocation } from './page-location';

/** The channel the address names; without one, the first the app is in: that is what one came to see. */
export function currentChannel(boot: Boot, location: PageLocation): PageChannel | null {
  if (location.tab === 'home') return null;
  const named = boot.channels.find(({ id }) => id === location.channel);
  const channels = boot.channels.filter(({ kind }) => kind === 'channel');
  return named ?? channels.find(({ members }) => members.includes(boot.bot.userId)) ?? channels[0] ?? null;
}
