import { directMessage } from '../channels';
import type { EventQueue } from '../delivery/events';
import type { User } from '../model';
import { viewObject } from '../web-api/shapes';
import type { Workspace } from '../workspace';

/** The person looks at the app's Home tab. */
export function openHome(workspace: Workspace, events: EventQueue, user: User): void {
  const home = workspace.homes.get(user.id);
  events.publish({
    type: 'app_home_opened',
    user: user.id,
    channel: directMessage(workspace, workspace.app.botUserId, user.id).id,
    tab: 'home',
    ...(home ? { view: viewObject(workspace, home) } : {}),
  });
}
