import type { ServerResponse } from 'node:http';
import type { User } from '../model';
import type { StreamEvent } from '../page-api';
import type { Change } from '../state/changes';
import { modalsOf } from '../views';
import type { Workspace } from '../workspace';
import { channelsFor, isVisible, userGroupsOf } from './page-reads';
import { pageMessage, pageUser, pageView } from './page-shapes';
import type { Reading } from './reading';

const KEEP_ALIVE_MS = 15_000;
const MOST_WAITING_BYTES = 4_000_000;

/** Server-sent events for one person's page, until it goes away. */
export function openStream(workspace: Workspace, reading: Reading, user: User, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'keep-alive',
    'X-Content-Type-Options': 'nosniff',
  });
  response.write(': connected\n\n');
  const unsubscribe = workspace.changes.subscribe((change) => {
    // A page that takes nothing any more is cut off; when it wakes, it comes back and fetches everything anew.
    if (response.writableLength > MOST_WAITING_BYTES) return void response.destroy();
    for (const event of eventsFor(workspace, reading, user.id, change)) {
      response.write(`data: ${JSON.stringify(event)}\n\n`);
    }
  });
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  response.on('close', () => {
    clearInterval(keepAlive);
    unsubscribe();
  });
}

function eventsFor(workspace: Workspace, reading: Reading, user: string, change: Change): StreamEvent[] {
  const channels = (): StreamEvent => ({ type: 'channels', channels: channelsFor(workspace, reading, user) });
  switch (change.type) {
    case 'message': {
      const { message } = change;
      if (!isVisible(workspace, user, message)) return [];
      const shown: StreamEvent = { type: 'message', message: pageMessage(workspace, message) };
      const root = message.threadTs === null ? undefined : workspace.messages.find(message.channel, message.threadTs);
      // A reply changes what is said under its root; anything else may change a badge.
      return [shown, root ? { type: 'message_changed', message: pageMessage(workspace, root) } : channels()];
    }
    case 'message_changed':
      if (!isVisible(workspace, user, change.message)) return [];
      return [{ type: 'message_changed', message: pageMessage(workspace, change.message) }];
    case 'message_deleted':
      if (!isVisible(workspace, user, change.message)) return [];
      return [{ type: 'message_deleted', channel: change.message.channel, ts: change.message.ts }];
    case 'modals':
      return change.user === user ? [{ type: 'modals', modals: modalsOf(workspace, user).map(pageView) }] : [];
    case 'home': {
      const home = workspace.homes.get(user);
      return change.user === user && home ? [{ type: 'home', home: pageView(home) }] : [];
    }
    case 'channels':
      return [channels()];
    case 'users':
      return [{ type: 'users', users: workspace.users.values().map(pageUser), userGroups: userGroupsOf(workspace) }];
    case 'hints':
      return [{ type: 'hints', hints: workspace.hints }];
    case 'log':
      return [];
  }
}
