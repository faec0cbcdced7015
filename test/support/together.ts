import { randomBytes } from 'node:crypto';
import * as Sentry from '@sentry/node';
import { startApp, type App, type AppOptions } from '../../src/app';
import type { Config } from '../../src/config';
import { seedProjects } from '../../src/demo/seed';
import { startLocalWorkspace, type LocalWorkspace, type WorkspaceOptions } from '../../src/local-workspace/start';
import type { WorkspaceControl } from '../../src/local-workspace/control/workspace-control';
import type { Message } from '../../src/local-workspace/model';
import type { Project } from '../../src/projects/types';
import { testConfig, testDatabaseFile } from './deps';

export const ALICE = 'U0ALICE01';
export const BOB = 'U0BOB0001';
export const CAROL = 'U0CAROL01';
export const DAN = 'U0DAN0001';
export const FEMI = 'U0FEMI001';
export const HAL = 'U0HAL0001';

export interface Together {
  app: App;
  slack: WorkspaceControl;
  workspace: LocalWorkspace;
  checkout: Project;
  storefront: Project;
  /** Throws a real error through the real SDK and waits until its card is up to date in `channel`. */
  breaks(project: Project, error: Error, channel?: string): Promise<Message>;
  /** Only sends it. */
  sends(project: Project, error: Error): Promise<void>;
  /** The channel's card that shows this text. */
  card(channel: string, text: string): Message | undefined;
  /** Waits until nothing is left to do. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export type Mode = 'http' | 'socket';

/** The whole app and a workspace for it, over real sockets; the database is new, the people and projects are the demo's. */
export async function startTogether(
  mode: Mode = 'http',
  overrides: Partial<Config> = {},
  workspaceOptions: Partial<WorkspaceOptions> = {},
  appOptions: AppOptions = {},
): Promise<Together> {
  const secret = () => randomBytes(8).toString('hex');
  const botToken = `xoxb-${secret()}`;
  const signingSecret = secret();
  const appToken = `xapp-${secret()}`;
  const delivery = mode === 'http' ? ({ mode, url: 'http://127.0.0.1:9/slack/events' } as const) : ({ mode } as const);
  const workspace = await startLocalWorkspace({
    port: 0,
    file: null,
    delivery,
    botToken,
    signingSecret,
    appToken,
    ...workspaceOptions,
  });
  const { file, remove } = testDatabaseFile();
  const slack = { botToken, signingSecret, appToken: mode === 'socket' ? appToken : null, apiUrl: workspace.apiUrl };
  const app = await startApp(
    { ...testConfig({ databaseFile: file, ...overrides }), slack },
    { welcome: false, paced: false, ...appOptions },
  );
  if (mode === 'http') workspace.setDelivery({ mode, url: `http://127.0.0.1:${app.port}/slack/events` });
  const { checkout, storefront } = await seedProjects(app.deps, await app.organization());
  const { control } = workspace;

  const card = (channel: string, text: string) =>
    control.messages(channel).find((one) => messageText(one).includes(text));
  const sends = (project: Project, error: Error) => sendError(app.port, project, error);
  return {
    app,
    slack: control,
    workspace,
    checkout,
    storefront,
    card,
    sends,
    async breaks(project, error, channel = '#alerts') {
      await sends(project, error);
      return control.waitFor(() => card(channel, error.message), `the card of "${error.message}" in ${channel}`);
    },
    settled: () => app.settled(),
    async stop() {
      await app.stop();
      await workspace.close();
      remove();
    },
  };
}

/** Everything a person would read of a message: its blocks, those of its attachments, and else its text. */
export function messageText(message: Pick<Message, 'text' | 'blocks' | 'attachments'>): string {
  const blocks = [
    ...message.blocks,
    ...message.attachments.flatMap((one) => (one as { blocks?: unknown[] }).blocks ?? []),
  ];
  return blocks.length > 0 ? texts(blocks).join('\n') : message.text;
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'confirm' || key === 'value') return [];
    return key === 'text' && typeof inner === 'string' ? [inner] : texts(inner);
  });
}

/** One event through the real SDK, as an application would send it. */
export async function sendError(port: number, project: Pick<Project, 'id' | 'publicKey'>, error: Error): Promise<void> {
  const client = new Sentry.NodeClient({
    dsn: `http://${project.publicKey}@127.0.0.1:${port}/${project.id}`,
    transport: Sentry.makeNodeTransport,
    stackParser: Sentry.defaultStackParser,
    integrations: [],
  });
  const scope = new Sentry.Scope();
  scope.setClient(client);
  client.init();
  scope.captureException(error);
  if (!(await client.close(5_000))) throw new Error('the SDK could not deliver the event');
}
