import type { AddressInfo } from 'node:net';
import { createControlApi } from './control/control-api';
import { createControl, type WorkspaceControl } from './control/workspace-control';
import { createDeliver, type DeliveryTarget } from './delivery/deliver';
import { createEventQueue } from './delivery/events';
import { createSocketHub } from './delivery/socket-hub';
import { createReading } from './http/reading';
import { createWorkspaceServer } from './http/server';
import type { LimitsMode } from './limits/rate-limits';
import type { PageHint } from './page-api';
import { forgetOldResponseUrls } from './response-urls';
import { acme, type WorkspaceSeed } from './seed';
import { createWorkspace } from './workspace';

export interface WorkspaceOptions {
  /** 0 for any free port. */
  port: number;
  /** Where state is kept over restarts; null keeps it in memory. */
  file: string | null;
  /** Where the app listens. */
  delivery: DeliveryTarget;
  botToken: string;
  signingSecret: string;
  appToken: string;
  /** Used when the file is empty. */
  seed?: WorkspaceSeed;
  /** The built page to serve at `/`; without it there is no page. */
  pageDir?: string;
  /** Unix milliseconds. */
  clock?: () => number;
  /** What becomes of calls beyond Slack's published limits; they are counted unless said otherwise. */
  limits?: LimitsMode;
  /** Milliseconds the app has to acknowledge: Slack's 3,000 unless a test shortens it. */
  ackTimeout?: number;
}

export interface LocalWorkspace {
  url: string;
  /** What the app takes as `SLACK_API_URL`. */
  apiUrl: string;
  port: number;
  setDelivery(target: DeliveryTarget): void;
  setHints(hints: PageHint[]): void;
  close(): Promise<void>;
  control: WorkspaceControl;
}

/** Starts a Slack look-alike on 127.0.0.1. Rejects when the port is taken. */
export async function startLocalWorkspace(options: WorkspaceOptions): Promise<LocalWorkspace> {
  let target = options.delivery;
  const setDelivery = (next: DeliveryTarget): void => {
    target = next;
  };
  const { botToken, signingSecret, appToken } = options;
  const workspace = createWorkspace({
    file: options.file,
    secrets: { botToken, signingSecret, appToken },
    seed: options.seed ?? acme,
    clock: options.clock ?? Date.now,
    ackTimeout: options.ackTimeout ?? 3000,
    limits: options.limits ?? 'count',
  });
  forgetOldResponseUrls(workspace);
  const hub = createSocketHub(workspace);
  workspace.deliver = createDeliver(workspace, hub, () => target);
  const events = createEventQueue(workspace);
  const control = createControl(workspace, events, hub);
  const reading = createReading(workspace);
  const api = createControlApi(control, setDelivery);
  const server = createWorkspaceServer({ workspace, events, reading, hub, control: api, pageDir: options.pageDir });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  workspace.origin = `http://127.0.0.1:${port}`;
  return {
    url: `${workspace.origin}/`,
    apiUrl: `${workspace.origin}/api/`,
    port,
    setDelivery,
    setHints: (hints) => {
      workspace.hints = hints;
      workspace.changes.emit({ type: 'hints' });
    },
    close: async () => {
      events.stop();
      hub.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      workspace.journal.close();
    },
    control,
  };
}
