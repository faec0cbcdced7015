import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startApp, type App } from '../app';
import type { Config } from '../config';
import { acme } from '../local-workspace/seed';
import { startLocalWorkspace, type LocalWorkspace } from '../local-workspace/start';
import { listProjects, projectDsn } from '../projects/find-project';
import { conflict } from '../platform/errors';
import { takeProcessLock } from '../platform/process-lock';
import { firstFaults, seedAssignments, seedProjects, seedRules } from './seed';
import type { ShopOptions } from './shop/main';

/**
 * Everything on this machine and nothing else: a Slack look-alike, the app connected to it as to Slack, and a shop whose
 * errors arrive through the real SDK. The app takes the port of the settings, the other two the ones after it.
 */
export async function startDemo(config: Config): Promise<{ stop(): Promise<void> }> {
  const lock = lockData(config);
  const workspace = await openWorkspace(config);
  const slack = { ...workspace.secrets, appToken: null, apiUrl: workspace.local.apiUrl };
  // The terminal belongs to the three lines that say where to click; what goes wrong is shown all the same.
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const app = await startApp({ ...config, slack, logLevel }, { welcome: false });
  const organization = await app.organization();
  const isNew = (await listProjects(app.deps, organization.id)).length === 0;
  const projects = await seedProjects(app.deps, organization);
  const dsn = ({ id, publicKey }: { id: string; publicKey: string }) => projectDsn(app.deps.config, { id }, publicKey);
  const shopUrl = `http://127.0.0.1:${config.port + 2}`;
  const shop = await startShop({
    port: config.port + 2,
    dsns: { checkout: dsn(projects.checkout), storefront: dsn(projects.storefront) },
    workspaceUrl: workspace.local.url.replace(/\/$/, ''),
  });
  workspace.local.setHints([
    { text: 'Open the demo shop and break something: every button throws a real error.', href: shopUrl },
    {
      text: 'Its card appears in <#C0ALERTS1|alerts>. Press *Assign to me*, or choose somebody in its menu.',
      href: null,
    },
    { text: 'Or type `/assign CHECKOUT-1 @bob -- knows this code`', href: null },
    { text: 'You are Alice. Choose another person at the bottom left; every tab can be somebody else.', href: null },
  ]);
  if (isNew) await breakThings(app, shopUrl, organization);
  say(workspace.local.url, shopUrl, app);
  return {
    async stop() {
      shop.disconnect();
      await app.stop();
      await workspace.local.close();
      lock.release();
    },
  };
}

/** The workspace keeps a file of its own, which a second demo on the same data must not touch even for a moment. */
function lockData({ databaseFile }: Config): { release(): void } {
  const folder = path.dirname(databaseFile);
  mkdirSync(folder, { recursive: true });
  const lock = takeProcessLock(path.join(folder, 'workspace'));
  if (lock) return lock;
  throw conflict('already_running', `Another Dibs is running on ${folder}. One process at a time works on its data.`);
}

async function openWorkspace(
  config: Config,
): Promise<{ local: LocalWorkspace; secrets: { botToken: string; signingSecret: string } }> {
  const secret = () => randomBytes(16).toString('hex');
  const secrets = { botToken: `xoxb-local-${secret()}`, signingSecret: secret() };
  try {
    const local = await startLocalWorkspace({
      ...secrets,
      port: config.port + 1,
      file: path.join(path.dirname(config.databaseFile), 'workspace.jsonl'),
      delivery: { mode: 'http', url: `http://127.0.0.1:${config.port}/slack/events` },
      appToken: `xapp-local-${secret()}`,
      seed: { ...acme, app: { ...acme.app, unfurlDomains: [new URL(config.publicUrl).hostname] } },
      pageDir: path.join(__dirname, '..', 'page'),
    });
    return { local, secrets };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw conflict(
      'port_taken',
      `Port ${config.port + 1} is taken. Set PORT to the first of three free ports, like PORT=4000.`,
    );
  }
}

function startShop(options: ShopOptions): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'shop', 'main.js'), [JSON.stringify(options)], {
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('message', () => resolve(child));
    child.once('exit', () => {
      reject(
        conflict(
          'shop_failed',
          `The demo shop could not start; is port ${options.port} taken? Set PORT to the first of three free ports.`,
        ),
      );
    });
  });
}

/** The first start only: somebody wrote rules, somebody shops, and two of the issues get an owner. */
async function breakThings(
  app: App,
  shopUrl: string,
  organization: Awaited<ReturnType<App['organization']>>,
): Promise<void> {
  await seedRules(app.deps, organization);
  for (const fault of firstFaults) await fetch(`${shopUrl}/throw/${fault}`, { method: 'POST', redirect: 'manual' });
  await app.settled();
  await seedAssignments(app.deps, organization);
}

function say(workspaceUrl: string, shopUrl: string, app: App): void {
  process.stdout.write(`
  Dibs is running, with a workspace of its own.

    Look here      ${workspaceUrl}
    Break things   ${shopUrl}/   (a demo shop with a button per kind of error)
    Then type      /assign CHECKOUT-1 @bob -- knows this code

  Errors are taken at ${app.deps.config.publicUrl}. Press Ctrl+C to stop; everything is kept in the data folder.

`);
}
