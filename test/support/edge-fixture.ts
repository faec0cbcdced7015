import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackConfig } from '../../src/config';
import { startWorker } from '../../src/jobs/worker';
import type { LocalWorkspace } from '../../src/local-workspace/start';
import type { Organization } from '../../src/organizations/types';
import type { Project } from '../../src/projects/types';
import { createSlackEdge, type SlackEdge } from '../../src/slack/bolt';
import { createMessenger } from '../../src/slack/messenger';
import { testDeps, type TestDeps } from './deps';
import { makeIssue, makeProject, type MadeIssue } from './factory';
import { APP_TOKEN, BOT_TOKEN, closeAfterTest, SIGNING_SECRET, workspace } from './workspace-fixture';

export const ALERTS = 'C0ALERTS1';
export const ALICE = 'U0ALICE01';
export const BOB = 'U0BOB0001';
export const CAROL = 'U0CAROL01';
export const HAL = 'U0HAL0001';

export interface EdgeFixture {
  local: LocalWorkspace;
  deps: TestDeps;
  file: string;
  slack: SlackConfig;
  edge: SlackEdge;
  /** Where the edge listens over HTTP. */
  url: string;
  organization: Organization;
  /** Waits until every request is handled and every job done. */
  settled(): Promise<void>;
  /** The project "checkout" with its first issue and its card in #alerts. */
  project: Project;
  issue: MadeIssue;
  /** An issue with its card posted in #alerts. */
  issueWithCard(project?: Project, title?: string): Promise<MadeIssue>;
  /** Text and blocks, as JSON, of what only this person sees, oldest first. */
  heard(slackUserId: string): string[];
}

/** The Slack edge and the worker on a real database, at a local workspace with its eight people mirrored. */
export async function startEdge(mode: 'http' | 'socket' = 'http'): Promise<EdgeFixture> {
  const local = await workspace();
  const slack = {
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    appToken: mode === 'socket' ? APP_TOKEN : null,
    apiUrl: local.apiUrl,
  };
  const { deps, file, cleanup } = await testDeps({ config: { slack } });
  closeAfterTest({ close: cleanup });
  const { edge, url } = await listenWith(deps, slack);
  local.setDelivery(mode === 'socket' ? { mode } : { mode, url });
  const organization = await edge.start();
  await edge.peopleSynced();
  const messenger = createMessenger({ client: edge.client, log: deps.log, clock: deps.clock });
  const worker = startWorker(deps, { messenger, presenceOf: edge.presenceOf });
  closeAfterTest({ close: () => worker.stop() });
  if (mode === 'socket') await local.control.waitFor(() => local.control.socketConnections() > 0, 'the socket');

  const settled = async () => {
    await edge.idle();
    await worker.idle();
  };
  const issueWithCard = async (project: Project, title?: string): Promise<MadeIssue> => {
    const issue = await makeIssue(deps, project, { title });
    await deps.db.write(async (tx) => {
      const card = await tx.card.create({
        data: { issueId: BigInt(issue.id), channelId: ALERTS, createdAt: deps.clock.now() },
      });
      await deps.queue.enqueue(tx, [{ kind: 'card.draw', payload: { cardId: String(card.id) }, lane: 1 }]);
    });
    deps.queue.nudge();
    await worker.idle();
    return issue;
  };
  const project = await makeProject(deps, organization, 'checkout', { channels: [ALERTS] });
  return {
    local,
    deps,
    file,
    slack,
    edge,
    url,
    organization,
    settled,
    project,
    issue: await issueWithCard(project, 'TypeError: the cart is undefined'),
    issueWithCard: (where = project, title) => issueWithCard(where, title),
    heard: (slackUserId) =>
      local.control.ephemerals(slackUserId).map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`),
  };
}

/** An edge, stopped after the test, behind a server of its own. */
export async function listenWith(deps: TestDeps, slack: SlackConfig): Promise<{ edge: SlackEdge; url: string }> {
  const edge = createSlackEdge(deps, slack, { paced: false });
  const server = createServer((req, res) => edge.listener?.(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest({
    close: async () => {
      await edge.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  });
  return { edge, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` };
}
