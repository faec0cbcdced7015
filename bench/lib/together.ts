import { randomBytes } from 'node:crypto';
import type { AppOptions, AppReady } from '../servers/app';
import type { WorkspaceReady } from '../servers/workspace';
import { startChild, type Child } from './child';

export interface Together {
  app: Child<AppReady>;
  workspace: Child<WorkspaceReady>;
  secrets: { botToken: string; signingSecret: string };
  stop(): Promise<void>;
}

/** The app in one process and a workspace in another: neither takes the other's processor time or memory. */
export async function startTogether(dir: string, projects: string[]): Promise<Together> {
  const secrets = {
    botToken: `xoxb-${randomBytes(8).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  };
  const workspace = await startChild<WorkspaceReady>('workspace', secrets);
  const options: AppOptions = { dir, apiUrl: workspace.ready.apiUrl, projects, ...secrets };
  const app = await startChild<AppReady>('app', options);
  return {
    app,
    workspace,
    secrets,
    async stop() {
      await app.stop();
      await workspace.stop();
    },
  };
}
