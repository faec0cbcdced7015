import { assignIssues } from '../../src/assignment/assign-issues';
import { startWorker, type Worker } from '../../src/jobs/worker';
import { setLease } from '../../src/leases/set-lease';
import type { LeaseRule, WarningView } from '../../src/leases/types';
import type { Organization } from '../../src/organizations/types';
import type { ActorRef, Team, User } from '../../src/people/types';
import type { Project } from '../../src/projects/types';
import { testDeps, type TestDeps } from './deps';
import { makeIssues, makeOrganization, makeProject, makeTeam, makeUser, viewerOf, type MadeIssue } from './factory';
import { FakeSlack } from './fake-slack';

export interface LeaseFixture {
  deps: TestDeps;
  file: string;
  slack: FakeSlack;
  org: Organization;
  ada: User;
  bob: User;
  backend: Team;
  shop: Project;
  /** Lets everything happen that is due at that time: looks, messages, and what they lead to. */
  at(time: string): Promise<void>;
  /** Goes there with the looks of the last three quarters of an hour; of those before, one is made, late. */
  until(time: string): Promise<void>;
  restart(): Promise<void>;
  lease(rule: LeaseRule | null): Promise<unknown>;
  held(count: number, by: ActorRef): Promise<MadeIssue[]>;
  give(issues: readonly MadeIssue[], to: ActorRef | null, by?: User): Promise<unknown>;
  holderOf(issue: MadeIssue): Promise<string>;
  /** The warnings that Bob's Slack shows, oldest first. */
  warnings(): WarningView[];
  cleanup(): Promise<void>;
}

const QUARTER = 15 * 60_000;

/** Ada administers the project "shop", whose cards are in C0SHOP; Bob is in the team "backend" and in Berlin. Monday, 10:00. */
export async function leaseFixture(timeZone: string | null = 'Europe/Berlin'): Promise<LeaseFixture> {
  const { deps, file, cleanup } = await testDeps();
  const slack = new FakeSlack();
  const org = await makeOrganization(deps);
  const ada = await makeUser(deps, org, 'ada', { isAdmin: true });
  const bob = await makeUser(deps, org, 'bob', { slackUserId: 'UBOB' });
  await deps.db.write((tx) => tx.user.update({ where: { id: BigInt(bob.id) }, data: { timeZone } }));
  const backend = await makeTeam(deps, org, 'backend', [bob], 'C0BACKEND');
  const shop = await makeProject(deps, org, 'shop', { channels: ['C0SHOP'] });
  let worker: Worker | null = null;

  const work = async () => {
    worker ??= startWorker(deps, { messenger: slack });
    await worker.idle();
  };
  const at = async (time: string) => {
    deps.clock.set(time);
    await work();
  };
  const give = (issues: readonly MadeIssue[], to: ActorRef | null, by = ada) =>
    assignIssues(deps, viewerOf(by), { issueIds: issues.map(({ id }) => id), to, source: 'slash_command' });
  return {
    deps,
    file,
    slack,
    org,
    ada,
    bob,
    backend,
    shop,
    at,
    async until(time) {
      const end = Date.parse(time);
      const slot = Math.floor(end / QUARTER) * QUARTER;
      for (const step of [slot - 2 * QUARTER, slot - QUARTER, slot, end]) {
        if (step > deps.clock.now().getTime()) await at(new Date(step).toISOString());
      }
    },
    async restart() {
      await worker?.stop();
      worker = null;
    },
    lease: (rule) => setLease(deps, viewerOf(ada), { slug: 'shop', lease: rule }),
    async held(count, by) {
      const issues = await makeIssues(deps, shop, count, { channels: ['C0SHOP'] });
      await give(issues, by);
      return issues;
    },
    give,
    async holderOf({ id }) {
      const row = await deps.db.read.assignee.findUnique({
        where: { issueId: BigInt(id) },
        include: { user: true, team: true },
      });
      return row === null ? 'nobody' : (row.user?.handle ?? `#${row.team?.slug}`);
    },
    warnings: () =>
      slack.messages.flatMap(({ channelId, message }) =>
        channelId === 'D-UBOB' && message.kind === 'lease-warning' ? [message.warning] : [],
      ),
    async cleanup() {
      await worker?.stop();
      await cleanup();
    },
  };
}
