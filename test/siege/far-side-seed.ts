import type { Channel, User } from '../../src/local-workspace/model';
import { acme, type WorkspaceSeed } from '../../src/local-workspace/seed';

/** Acme with a crowd, each of whom clicks once at a time, and with channels that the app is in. */
export function siegeSeed(channels: number, people: number): WorkspaceSeed {
  const [first] = acme.users;
  if (!first) throw new Error('there is nobody to be like');
  const crowd = Array.from({ length: people }, (_, index): User => {
    const name = `person${index + 1}`;
    const realName = `Person ${index + 1}`;
    const own = { id: personId(index), name, realName, displayName: realName, email: `${name}@acme.example` };
    return { ...first, ...own, isAdmin: false, isOwner: false };
  });
  const users = [...acme.users, ...crowd];
  const members = [...users.filter(({ deleted }) => !deleted).map(({ id }) => id), acme.app.botUserId];
  const made = Array.from({ length: channels }, (_, index): Channel => {
    const name = `siege-${index + 1}`;
    return { id: channelId(index), name, topic: '', kind: 'channel', members, archived: false, created: first.updated };
  });
  return { ...acme, users, channels: [...acme.channels, ...made] };
}

export const personId = (index: number): string => `U0CROWD${String(index + 1).padStart(3, '0')}`;
export const channelId = (index: number): string => `C0SIEGE${String(index + 1).padStart(3, '0')}`;
