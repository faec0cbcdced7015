import { assignIssues } from '../../src/assignment/assign-issues';
import { startWorker, type Worker } from '../../src/jobs/worker';
import type { Organization } from '../../src/organizations/types';
import type { User } from '../../src/people/types';
import type { Project } from '../../src/projects/types';
import { resumeSinks } from '../../src/sinks/resume-sinks';
import type { AnalyticsDigest } from '../../src/sinks/types';
import { createWebhookSender } from '../../src/webhooks/create-webhook-sender';
import { testDeps, type TestDeps } from './deps';
import { makeIssues, makeOrganization, makeProject, makeUser, viewerOf, type MadeIssue } from './factory';
import { FakeSlack } from './fake-slack';
import { startReceiver, WEBHOOK_SECRET, type Receiver } from './receiver';

export interface SinksFixture {
  deps: TestDeps;
  file: string;
  slack: FakeSlack;
  receiver: Receiver;
  org: Organization;
  bob: User;
  shop: Project;
  issues: MadeIssue[];
  /** Bob takes these issues, or gives them back. */
  takes(count: number): Promise<unknown>;
  givesBack(count: number): Promise<unknown>;
  /** So many milliseconds later everything happens that is due. */
  after(ms: number): Promise<void>;
  /** A process that ends without a word, and another one in its place. */
  restart(): Promise<void>;
  /** What the analytics channel shows. */
  digests(): AnalyticsDigest[];
  cleanup(): Promise<void>;
}

/** Bob and the project "shop" with 30 issues; the analytics go to C0STATS and to a receiver, and everything works. */
export async function sinksFixture(): Promise<SinksFixture> {
  const receiver = await startReceiver();
  const webhook = { url: receiver.url, secret: WEBHOOK_SECRET };
  const { deps, file, cleanup } = await testDeps({ config: { analyticsChannel: 'C0STATS', webhook } });
  const slack = new FakeSlack();
  const org = await makeOrganization(deps);
  const bob = await makeUser(deps, org, 'bob');
  const shop = await makeProject(deps, org, 'shop');
  const issues = await makeIssues(deps, shop, 30);
  const start = () => startWorker(deps, { messenger: slack, sendWebhook: createWebhookSender(webhook, deps.clock) });
  await resumeSinks(deps, org.id);
  let worker: Worker = start();

  const assign = (count: number, to: { type: 'user'; id: string } | null) => {
    const issueIds = issues.slice(0, count).map(({ id }) => id);
    return assignIssues(deps, viewerOf(bob), { issueIds, to, source: 'slash_command' });
  };
  return {
    deps,
    file,
    slack,
    receiver,
    org,
    bob,
    shop,
    issues,
    takes: (count) => assign(count, { type: 'user', id: bob.id }),
    givesBack: (count) => assign(count, null),
    async after(ms) {
      deps.clock.advance(ms);
      await worker.idle();
    },
    async restart() {
      await worker.stop(0);
      worker = start();
      await resumeSinks(deps, org.id);
      await worker.idle();
    },
    digests: () =>
      slack.messages.flatMap(({ channelId, message }) =>
        channelId === 'C0STATS' && message.kind === 'analytics-digest' ? [message.digest] : [],
      ),
    async cleanup() {
      await worker.stop();
      await receiver.close();
      await cleanup();
    },
  };
}
