import type { Message, User } from '../model';
import type { Boot, History, PageChannel } from '../page-api';
import { modalsOf } from '../views';
import type { Workspace } from '../workspace';
import { pageChannel, pageMessage, pageUser, pageUserGroup, pageView } from './page-shapes';
import type { Reading } from './reading';

const PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;

export function isVisible(workspace: Workspace, user: string, message: Message): boolean {
  const channel = workspace.channels.get(message.channel);
  return (message.ephemeralTo === null || message.ephemeralTo === user) && (channel?.members.includes(user) ?? false);
}

export function channelsFor(workspace: Workspace, reading: Reading, user: string): PageChannel[] {
  return workspace.channels
    .values()
    .filter((channel) => channel.members.includes(user) && !channel.archived)
    .map((channel) => pageChannel(channel, reading.unread(user, channel.id)));
}

export function boot(workspace: Workspace, reading: Reading, user: User): Boot {
  const { team, app } = workspace;
  const home = workspace.homes.get(user.id);
  return {
    workspace: { id: team.id, name: team.name, domain: team.domain },
    me: user.id,
    bot: { userId: app.botUserId, name: app.name, appId: app.appId },
    users: workspace.users.values().map(pageUser),
    channels: channelsFor(workspace, reading, user.id),
    userGroups: userGroupsOf(workspace),
    commands: workspace.commands,
    shortcuts: workspace.shortcuts,
    hints: workspace.hints,
    modals: modalsOf(workspace, user.id).map(pageView),
    home: home ? pageView(home) : null,
  };
}

export function userGroupsOf(workspace: Workspace): Boot['userGroups'] {
  return workspace.userGroups
    .values()
    .filter((group) => !group.disabled)
    .map(pageUserGroup);
}

/** The newest messages of a channel that the person may see, or those before a timestamp. */
export function history(workspace: Workspace, user: User, query: URLSearchParams): History {
  const before = query.get('before');
  const asked = Number(query.get('limit') ?? PAGE_SIZE);
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MAX_PAGE_SIZE) : PAGE_SIZE;
  const all = workspace.messages
    .inChannel(query.get('channel') ?? '')
    .filter((message) => message.threadTs === null || message.broadcast)
    .filter((message) => isVisible(workspace, user.id, message) && (before === null || message.ts < before));
  return {
    messages: all.slice(-limit).map((message) => pageMessage(workspace, message)),
    hasMore: all.length > limit,
  };
}

export function thread(workspace: Workspace, user: User, query: URLSearchParams): History {
  const [channel, ts] = [query.get('channel') ?? '', query.get('ts') ?? ''];
  const messages = workspace.messages
    .inChannel(channel)
    .filter((message) => message.ts === ts || message.threadTs === ts)
    .filter((message) => isVisible(workspace, user.id, message));
  return { messages: messages.map((message) => pageMessage(workspace, message)), hasMore: false };
}
