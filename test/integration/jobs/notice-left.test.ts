import { assignIssues } from '../../../src/assignment/assign-issues';
import { releaseLeavers } from '../../../src/assignment/release-leavers';
import { startWorker, type Worker } from '../../../src/jobs/worker';
import { DeliveryError } from '../../../src/notifications/messenger';
import type { Organization } from '../../../src/organizations/types';
import type { User } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssues, makeOrganization, makeProject, makeUser, viewerOf } from '../../support/factory';
import { FakeSlack } from '../../support/fake-slack';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let slack: FakeSlack;
let worker: Worker | null;
let org: Organization;
let bob: User;
let shop: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  slack = new FakeSlack();
  worker = null;
  org = await makeOrganization(deps);
  bob = await makeUser(deps, org, 'bob');
  shop = await makeProject(deps, org, 'shop', { channels: ['C0ONE', 'C0TWO'] });
});
afterEach(async () => {
  await worker?.stop();
  await cleanup();
});

async function bobLeavesWith(count: number): Promise<void> {
  const issues = await makeIssues(deps, shop, count);
  const issueIds = issues.map(({ id }) => id);
  const to = { type: 'user', id: bob.id } as const;
  await assignIssues(deps, viewerOf(bob), { issueIds, to, source: 'slash_command' });
  await deps.db.write((tx) => tx.job.deleteMany());
  await deps.db.write((tx) => tx.user.updateMany({ where: { handle: 'bob' }, data: { isActive: false } }));
  await releaseLeavers(deps, org.id);
}

async function work(): Promise<void> {
  worker ??= startWorker(deps, { messenger: slack });
  await worker.idle();
}

const told = (channelId: string) => slack.messages.filter((message) => message.channelId === channelId);

test('each channel of the project hears once who left and what is free', async () => {
  await bobLeavesWith(2);
  await work();
  for (const channelId of ['C0ONE', 'C0TWO']) {
    expect(told(channelId)).toMatchObject([{ message: { kind: 'left-notice', person: 'Bob', total: 2 } }]);
  }
  const [notice] = told('C0ONE');
  expect(notice?.message).toMatchObject({ issues: [{ shortId: 'SHOP-2', assignee: null }, { shortId: 'SHOP-1' }] });
});

test('ten issues are named, and all of them counted', async () => {
  await bobLeavesWith(25);
  await work();
  const [notice] = told('C0ONE');
  expect(notice?.message).toMatchObject({ kind: 'left-notice', total: 25 });
  expect(notice?.message.kind === 'left-notice' && notice.message.issues.length).toBe(10);
});

test('an answer that got lost does not make it two messages', async () => {
  await bobLeavesWith(1);
  const cut = new DeliveryError('temporary', 'socket hang up', { uncertain: true });
  slack.fail({ method: 'post', channelId: 'C0ONE', error: cut, effect: 'done' });
  await work();
  deps.clock.advance(3_600_000);
  await worker?.stop();
  worker = null;
  await work();
  expect(told('C0ONE')).toHaveLength(1);
  expect(await deps.db.read.job.count()).toBe(0);
});

test('a channel that is gone does not keep the other from hearing it', async () => {
  await bobLeavesWith(1);
  slack.fail({ method: 'post', channelId: 'C0ONE', error: new DeliveryError('destination', 'is_archived') });
  await work();
  expect(told('C0ONE')).toEqual([]);
  expect(told('C0TWO')).toHaveLength(1);
});

test('nothing is said of a project that is being deleted meanwhile', async () => {
  await bobLeavesWith(1);
  await deps.db.write((tx) => tx.project.updateMany({ data: { status: 'deleting' } }));
  await work();
  expect(slack.messages).toEqual([]);
});
