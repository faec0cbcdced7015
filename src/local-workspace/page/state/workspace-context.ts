import { createContext, useContext } from 'react';
import type { PageChannel, PageUser, PageUserGroup } from '../../page-api';
import type { Navigate } from './use-location';
import type { PageLocation } from './page-location';
import type { WorkspaceState } from './workspace-state';

/** What every part of the page may need to know or do. */
export interface Workspace {
  state: WorkspaceState;
  location: PageLocation;
  navigate: Navigate;
  /** Shows one sentence at the foot of the page for a while. */
  notify: (sentence: string) => void;
  dismiss: (channel: string, ts: string) => void;
  loadOlder: (channel: string) => Promise<void>;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace outside of the workspace');
  return workspace;
}

/** Who and what can be mentioned, and what following a mention does. */
export interface Directory {
  me: string;
  users: PageUser[];
  channels: PageChannel[];
  userGroups: PageUserGroup[];
  openChannel: (channel: string) => void;
  /** Opens a permalink into this workspace inside the page; false for any other address. */
  openPermalink: (url: string) => boolean;
}

export const DirectoryContext = createContext<Directory | null>(null);

export function useDirectory(): Directory {
  const directory = useContext(DirectoryContext);
  if (!directory) throw new Error('useDirectory outside of the workspace');
  return directory;
}
