import type { EventQueue } from '../delivery/events';
import type { Channel, User, UserGroup } from '../model';
import { newId } from '../state/ids';
import { userGroupObject, userObject } from '../web-api/shapes';
import type { Workspace } from '../workspace';

/** What happens to people, groups and channels: kept, shown, and told to the app as Slack tells it. */
export interface PeopleChanges {
  addUser(user: Partial<User> & { name: string }): User;
  updateUser(id: string, change: Partial<User>): User;
  setUserGroup(group: Partial<UserGroup> & { handle: string }): UserGroup;
  addChannel(channel: Partial<Channel> & { name: string }): Channel;
  inviteBot(channelId: string): void;
  kickBot(channelId: string): void;
  archiveChannel(channelId: string): void;
}

export function createPeopleChanges(workspace: Workspace, events: EventQueue): PeopleChanges {
  const now = (): number => Math.floor(workspace.clock() / 1000);
  const bot = workspace.app.botUserId;
  const saveUser = (user: User): User => {
    workspace.users.set(user.id, user);
    workspace.changes.emit({ type: 'users' });
    return user;
  };
  const channelOf = (id: string): Channel => {
    const channel = workspace.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}.`);
    return channel;
  };
  const saveChannel = (channel: Channel): Channel => {
    workspace.channels.set(channel.id, channel);
    workspace.changes.emit({ type: 'channels' });
    return channel;
  };
  const membership = (channel: Channel, user: string, type: string): void =>
    events.publish({ type, user, channel: channel.id, channel_type: 'C', team: workspace.team.id });

  return {
    addUser: (given) => {
      const user = saveUser({
        id: newId('U'),
        teamId: workspace.team.id,
        realName: given.name,
        displayName: given.name,
        email: `${given.name}@acme.example`,
        title: '',
        color: '5b89d5',
        isAdmin: false,
        isOwner: false,
        isBot: false,
        isRestricted: false,
        deleted: false,
        updated: now(),
        ...given,
      });
      for (const channel of workspace.channels.values()) {
        if (channel.kind === 'channel') saveChannel({ ...channel, members: [...channel.members, user.id] });
      }
      // People of other workspaces do not join this one: they are only met in shared channels.
      if (user.teamId === workspace.team.id) events.publish({ type: 'team_join', user: userObject(workspace, user) });
      return user;
    },
    updateUser: (id, change) => {
      const before = workspace.users.get(id);
      if (!before) throw new Error(`There is no user ${id}.`);
      const user = saveUser({ ...before, ...change, updated: now() });
      events.publish({ type: 'user_change', user: userObject(workspace, user), cache_ts: now() });
      return user;
    },
    setUserGroup: (given) => {
      const before = workspace.userGroups.values().find((one) => one.id === given.id || one.handle === given.handle);
      const group: UserGroup = {
        id: newId('S'),
        name: given.handle,
        users: [],
        disabled: false,
        ...before,
        ...given,
        updated: now(),
      };
      workspace.userGroups.set(group.id, group);
      workspace.changes.emit({ type: 'users' });
      const subteam = userGroupObject(workspace, group, true);
      events.publish({ type: before ? 'subteam_updated' : 'subteam_created', subteam });
      if (before) events.publish({ type: 'subteam_members_changed', ...memberChange(workspace, before, group) });
      return group;
    },
    addChannel: (given) => {
      const members = workspace.users.values().filter((user) => !user.deleted && !user.isBot);
      const channel = saveChannel({
        id: newId('C'),
        topic: '',
        kind: 'channel',
        members: members.map((user) => user.id),
        archived: false,
        created: now(),
        ...given,
      });
      events.publish({
        type: 'channel_created',
        channel: { id: channel.id, name: channel.name, created: channel.created },
      });
      return channel;
    },
    inviteBot: (id) => {
      const channel = channelOf(id);
      if (channel.members.includes(bot)) return;
      saveChannel({ ...channel, members: [...channel.members, bot] });
      membership(channel, bot, 'member_joined_channel');
    },
    kickBot: (id) => {
      const channel = channelOf(id);
      saveChannel({ ...channel, members: channel.members.filter((member) => member !== bot) });
      membership(channel, bot, 'member_left_channel');
      events.publish({ type: 'channel_left', channel: id, actor_id: 'U0ALICE01' });
    },
    archiveChannel: (id) => {
      saveChannel({ ...channelOf(id), archived: true });
      events.publish({ type: 'channel_archive', channel: id, user: 'U0ALICE01' });
    },
  };
}

function memberChange(workspace: Workspace, before: UserGroup, after: UserGroup): Record<string, unknown> {
  const added = after.users.filter((user) => !before.users.includes(user));
  const removed = before.users.filter((user) => !after.users.includes(user));
  return {
    subteam_id: after.id,
    team_id: workspace.team.id,
    date_previous_update: before.updated,
    date_update: after.updated,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
  };
}
