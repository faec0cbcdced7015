import { keepSinks, recordFailure } from '../../../src/sinks/sink.store';
import { tally } from '../../../src/cards/tally.store';
import { examine } from '../../../src/doctor/examine';
import { retryChannel } from '../../../src/doctor/retry-channel';
import { showWarningJob } from '../../../src/leases/jobs';
import { disableChannel } from '../../../src/notifications/channel.store';
import { saveTexts } from '../../../src/ownership/save-texts';
import { identifyViewer } from '../../../src/people/identify-viewer';
import { openCache } from '../../../src/platform/cache/open-cache';
import { readSlackFacts } from '../../../src/slack/read-slack-facts';
import { testDatabaseFile } from '../../support/deps';
import { ALERTS, ALICE, BOB, listenWith, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';
import { closeAll, closeAfterTest } from '../../support/workspace-fixture';

jest.setTimeout(20_000);
let at: EdgeFixture;
let disk: { freeBytes: number; totalBytes: number };

const GB = 1_000_000_000;
const due = (count: number) => at.deps.db.write((tx) => tally(tx, { due: count }));

beforeEach(async () => {
  at = await startEdge();
  disk = { freeBytes: 20 * GB, totalBytes: 100 * GB };
  await due(1); // For the card of the fixture.
});
afterEach(closeAll);

async function kinds(organizationId = at.organization.id): Promise<string[]> {
  const slack = await readSlackFacts({ client: at.edge.client, deps: at.deps });
  const { findings } = await examine(at.deps, organizationId, { slack, disk });
  return findings.map(({ kind }) => kind);
}

const alice = async (text: string) => {
  await at.local.control.as(ALICE).runs('#alerts', text);
  await at.settled();
};
const issueComes = async () => {
  await due(1);
  await at.issueWithCard();
};
async function personChanges(change: { email?: string | null; deleted?: boolean }): Promise<void> {
  at.local.control.updateUser(BOB, change);
  const { control } = at.local;
  const isToldOf = () => control.deliveries().some(({ name, status }) => name === 'user_change' && status === 200);
  await control.waitFor(isToldOf, 'the news');
  await at.settled();
}
/** Everybody and every user group is read once more. */
async function readAgain(): Promise<void> {
  const { edge } = await listenWith(at.deps, at.slack);
  await edge.start();
  await edge.peopleSynced();
}
async function teamFollowsGroup(): Promise<void> {
  const { id } = await makeTeam(at.deps, at.organization, 'payments');
  await at.deps.db.write((tx) =>
    tx.team.update({ where: { id: BigInt(id) }, data: { slackUsergroupId: 'S0PAYMENT' } }),
  );
}
async function rulesName(owner: string): Promise<void> {
  const viewer = await identifyViewer(at.deps, at.organization.id, ALICE);
  await saveTexts(at.deps, { ...viewer, isAdmin: true }, { slug: 'checkout', text: 'rules', value: `path:* ${owner}` });
  await at.settled();
}
const cannotWriteTo = () =>
  at.local.control.faults.next('conversations.open', { kind: 'refuse', error: 'user_disabled' }, 5);

async function questionIsAsked(): Promise<void> {
  const { db, clock, queue } = at.deps;
  const now = clock.now();
  const bob = await db.read.user.findFirstOrThrow({ where: { slackUserId: BOB } });
  const projectId = BigInt(at.project.id);
  await db.write(async (tx) => {
    const issueId = BigInt(at.issue.id);
    await tx.project.update({ where: { id: projectId }, data: { leaseDays: 5, leaseSilence: 'nobody' } });
    await tx.assignee.create({ data: { issueId, projectId, userId: bob.id, assignedAt: now, source: 'test' } });
    const { id } = await tx.leaseWarning.create({ data: { projectId, userId: bob.id, createdAt: now, askedAt: now } });
    await tx.lease.create({ data: { warningId: id, issueId, projectId } });
    await queue.enqueue(tx, [showWarningJob({ id: String(id), projectId: at.project.id })]);
  });
  queue.nudge();
  await at.settled();
}

const faults: [fault: string, kind: string, induce: () => Promise<unknown> | void][] = [
  ['the token was revoked', 'token', () => at.local.control.revokeToken()],
  ['Slack is down', 'token', () => at.local.control.faults.next('auth.test', { kind: '500' })],
  [
    'a scope is missing, and a direct message failed for it',
    'scopes',
    async () => {
      at.local.control.withoutScopes('im:write', 'dnd:read');
      await alice('/assign CHECKOUT-1 @bob');
      expect(await at.deps.db.read.job.count({ where: { state: 'failed' } })).toBe(1);
    },
  ],
  [
    'user groups may not be read, and a team follows one',
    'scopes',
    async () => {
      at.local.control.withoutScopes('usergroups:read');
      await teamFollowsGroup();
      await readAgain();
    },
  ],
  [
    'addresses may not be read, and a rule names one',
    'scopes',
    async () => {
      await rulesName('bob@acme.example');
      at.local.control.withoutScopes('users:read.email');
      await readAgain();
      expect(await at.deps.db.read.user.count({ where: { email: null, kind: 'member' } })).toBeGreaterThan(5);
    },
  ],
  [
    'the bot was removed from a channel, and much happened',
    'channels',
    async () => {
      at.local.control.kickBot('#alerts');
      await issueComes();
      await alice('/assign CHECKOUT-1 me');
      expect(await at.deps.db.read.job.count({ where: { state: 'failed' } })).toBeGreaterThan(1);
    },
  ],
  ['an alert was lost', 'alerts', () => due(1)],
  [
    'a migration is missing',
    'migrations',
    () =>
      at.deps.db.write(
        (tx) =>
          tx.$executeRaw`DELETE FROM "_prisma_migrations" WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations")`,
      ),
  ],
  ['little room is left', 'disk', () => void (disk.freeBytes = 499_000_000)],
  ['little of a large disk is left', 'disk', () => void (disk = { freeBytes: 40 * GB, totalBytes: 1_000 * GB })],
  [
    'the cache is broken',
    'cache',
    async () => {
      const { file, remove } = testDatabaseFile();
      closeAfterTest({ close: async () => remove() });
      at.deps.cache = await openCache(`${file}.cache`, at.deps.log);
      await at.deps.cache.close();
    },
  ],
  [
    'nothing is posted for minutes',
    'lag',
    async () => {
      const opensAt = new Date(at.deps.clock.now().getTime() + 3600_000);
      const scope = `chat.postMessage:${ALERTS}`;
      await at.deps.db.write((tx) =>
        tx.budget.create({ data: { scope, usedUntil: opensAt, opensAt, opensForAllAt: opensAt } }),
      );
      await alice('/assign CHECKOUT-1 me');
      at.deps.clock.advance(6 * 60_000);
    },
  ],
  [
    'a person cannot be written to',
    'failures',
    async () => {
      cannotWriteTo();
      await alice('/assign CHECKOUT-1 @bob');
    },
  ],
  [
    'a card is called wrong',
    'cards',
    async () => {
      at.local.control.faults.next('chat.postMessage', { kind: 'refuse', error: 'invalid_blocks' }, 3);
      await issueComes();
    },
  ],
  [
    'a question cannot be delivered',
    'questions',
    async () => {
      cannotWriteTo();
      await questionIsAsked();
    },
  ],
  [
    'the receiver of a webhook does not answer',
    'sinks',
    async () => {
      const { db, clock } = at.deps;
      const failure = { reason: 'http_503', at: clock.now(), retryAt: clock.now() };
      await db.write(async (tx) => {
        await keepSinks(tx, ['webhook.issues']);
        await recordFailure(tx, 'webhook.issues', '1', failure);
      });
    },
  ],
  ['Slack waited for longer than it does', 'acks', () => at.deps.meters.acks.add(3_200)],
  ['people were not read for days', 'sync', () => at.deps.clock.advance(3 * 24 * 3600_000)],
  ['somebody has no address', 'emails', () => personChanges({ email: null })],
  [
    'a user group is gone',
    'usergroups',
    async () => {
      await teamFollowsGroup();
      at.local.control.paidPlan(false);
      await readAgain();
    },
  ],
  [
    'a rule names somebody who left',
    'owners',
    async () => {
      await rulesName('bob@acme.example');
      await personChanges({ deleted: true });
    },
  ],
];

test('where nothing is wrong nothing is found', async () => {
  await alice('/assign CHECKOUT-1 @bob');
  await teamFollowsGroup();
  await readAgain();
  await rulesName('bob@acme.example');
  expect(await kinds()).toEqual([]);
});

test.each(faults)('%s: that and nothing else is found', async (_fault, kind, induce) => {
  await induce();
  expect(await kinds()).toEqual([kind]);
});

test('what is wrong in another organization is not found here, and there only that', async () => {
  const { deps } = at;
  const other = await makeOrganization(deps);
  const project = await makeProject(deps, other, 'secret', { channels: ['C0SECRET'] });
  await makeUser(deps, other, 'mallory', { email: null });
  const { id } = await makeTeam(deps, other, 'strangers');
  const now = deps.clock.now();
  await deps.db.write(async (tx) => {
    await tx.team.update({ where: { id: BigInt(id) }, data: { usergroupFault: 'no_such_subteam' } });
    await tx.projectOwnership.create({
      data: { projectId: BigInt(project.id), rules: 'path:* nobody@acme.example', updatedAt: now },
    });
    await disableChannel(tx, other.id, 'C0SECRET', 'is_archived', now);
  });
  expect(await kinds()).toEqual([]);
  expect(await kinds(other.id)).toEqual(['channels', 'sync', 'emails', 'usergroups', 'owners']);
  const viewer = { ...(await identifyViewer(deps, at.organization.id, ALICE)), isAdmin: true };
  await expect(retryChannel(deps, viewer, { channelId: 'C0SECRET' })).rejects.toMatchObject({
    code: 'channel_not_stopped',
  });
  expect(await kinds(other.id)).toContain('channels');
});
