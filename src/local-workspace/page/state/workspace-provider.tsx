import { useMemo, type ReactNode } from 'react';
import type { OpenPlace } from '../layout/use-places';
import { rememberDismissed } from './dismissed';
import { parsePermalink, type PageLocation } from './page-location';
import { DirectoryContext, WorkspaceContext, type Directory, type Workspace } from './workspace-context';
import type { Navigate } from './use-location';
import type { WorkspaceEvent, WorkspaceState } from './workspace-state';

interface WorkspaceProviderProps {
  state: WorkspaceState;
  dispatch: (event: WorkspaceEvent) => void;
  location: PageLocation;
  navigate: Navigate;
  notify: (sentence: string) => void;
  open: OpenPlace;
  loadOlder: (channel: string) => Promise<void>;
  children: ReactNode;
}

export function WorkspaceProvider(props: WorkspaceProviderProps): ReactNode {
  const { state, dispatch, location, navigate, notify, open, loadOlder, children } = props;
  const workspace = useMemo<Workspace>(
    () => ({
      state,
      location,
      navigate,
      notify,
      loadOlder,
      dismiss: (channel, ts) => {
        rememberDismissed(channel, ts);
        dispatch({ type: 'message_deleted', channel, ts });
      },
    }),
    [state, dispatch, location, navigate, notify, loadOlder],
  );
  const { me, users, channels, userGroups } = state.boot;
  const directory = useMemo<Directory>(
    () => ({
      me,
      users,
      channels,
      userGroups,
      openChannel: open.channel,
      openPermalink: (url) => {
        const target = parsePermalink(url);
        if (!target || !channels.some(({ id }) => id === target.channel)) return false;
        navigate({ channel: target.channel, thread: target.thread ?? target.ts, tab: 'messages' });
        return true;
      },
    }),
    [me, users, channels, userGroups, open, navigate],
  );
  return (
    <WorkspaceContext value={workspace}>
      <DirectoryContext value={directory}>{children}</DirectoryContext>
    </WorkspaceContext>
  );
}
