import '../../src/platform/heap';
import path from 'node:path';
import { startApp } from '../../src/app';
import { createProject } from '../../src/projects/create-project';
import { serve } from '../lib/child';
import { CHANNEL, config } from '../lib/world';
import type { WorkspaceSecrets } from './workspace';

export interface AppOptions extends WorkspaceSecrets {
  dir: string;
  apiUrl: string;
  /** By slug. */
  projects: string[];
}

export interface AppReady {
  port: number;
  databaseFile: string;
  projects: { id: string; publicKey: string }[];
}

/** The whole app, as it is at a workspace and as `main.ts` starts it. */
serve<AppOptions>(async ({ dir, apiUrl, projects: slugs, ...secrets }) => {
  const databaseFile = path.join(dir, 'dibs.db');
  const settings = config(databaseFile, path.join(dir, 'cache.db'));
  const app = await startApp({ ...settings, slack: { ...secrets, appToken: null, apiUrl } }, { welcome: false });
  const organization = await app.organization();
  const projects: AppReady['projects'] = [];
  for (const slug of slugs) {
    const { id, publicKey } = await createProject(app.deps, organization.id, {
      name: slug,
      slug,
      channelIds: [CHANNEL],
    });
    projects.push({ id, publicKey });
  }
  return { ready: { port: app.port, databaseFile, projects } satisfies AppReady, stop: () => app.stop() };
});
