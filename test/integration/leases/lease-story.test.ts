import { changeStatus } from '../../../src/triage/change-status';
import { extendLease } from '../../../src/leases/extend-lease';
import { handBack } from '../../../src/leases/hand-back';
import type { WarningView } from '../../../src/leases/types';
import type { ActorRef } from '../../../src/people/types';
import { viewerOf, type MadeIssue } from '../../support/factory';
import { leaseFixture, type LeaseFixture } from '../../support/lease-fixture';

let t: LeaseFixture;
let bob: ActorRef;
let backend: ActorRef;
beforeEach(async () => {
  t = await leaseFixture();
  bob = { type: 'user', id: t.bob.id };
  backend = { type: 'team', id: t.backend.id };
});
afterEach(() => t.cleanup());

/** Monday at ten, Berlin time: the team gets an issue, and Bob takes it. Asked on the Monday after. */
async function bobTakesOneFromTheTeam(): Promise<MadeIssue> {
  await t.lease({ days: 5, silence: 'team' });
  const [issue] = await t.held(1, backend);
  await t.give([issue!], bob, t.bob);
  await t.at('2026-03-02T09:00:00Z');
  t.slack.messages.length = 0;
  return issue!;
}

const states = (warning: WarningView | undefined) =>
  warning?.items.map(({ isOpen, ended }) => (isOpen ? 'open' : (ended?.type ?? 'over')));
const question = (issue: MadeIssue) => ({ warningId: t.warnings().at(-1)?.id ?? '', issueId: issue.id });
const activitiesOf = (issue: MadeIssue) =>
  t.deps.db.read.activity.findMany({ where: { issueId: BigInt(issue.id) }, orderBy: { id: 'asc' } });

test('after five silent business days Bob is asked, and after one more the team has it back', async () => {
  const issue = await bobTakesOneFromTheTeam();
  await t.until('2026-03-09T08:59:00Z');
  expect(t.warnings()).toEqual([]);
  await t.until('2026-03-09T09:00:00Z');
  expect(t.warnings()).toMatchObject([
    {
      days: 5,
      answerBy: new Date('2026-03-10T09:00:00Z'),
      items: [{ issue: { shortId: 'SHOP-1' }, isOpen: true, backTo: 'backend' }],
    },
  ]);
  await t.until('2026-03-10T08:59:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  await t.deps.cache.set(`assignee_exists:1:${issue.id}`, true, 60_000);
  await t.until('2026-03-10T09:15:00Z');

  expect(await t.holderOf(issue)).toBe('#backend');
  expect(await t.deps.cache.get(`assignee_exists:1:${issue.id}`)).toBeUndefined();
  const last = (await activitiesOf(issue)).at(-1);
  expect(last).toMatchObject({ type: 'ASSIGNED', source: 'lease', userId: null });
  expect(JSON.parse(last?.data ?? '')).toMatchObject({ assigneeName: '#backend', previous: `user:${t.bob.id}` });
  expect(t.slack.shown('C0SHOP').filter((kind) => kind.startsWith(' '))).toEqual(['  thread-line']);
  expect(t.slack.shown('C0BACKEND')).toEqual(['team-notice']);
  expect(t.slack.shown('D-UBOB')).toEqual(['lease-warning', 'direct-notice']);
  expect(states(t.warnings()[0])).toEqual(['ASSIGNED']);
  const events = await t.deps.db.read.analyticsEvent.findMany({ where: { type: 'lease.expired' } });
  expect(events.map(({ attributes }) => JSON.parse(attributes) as object)).toMatchObject([
    { days: 5, back_to: 'team' },
  ]);
  // Nothing more happens to what a team holds.
  await t.until('2026-03-17T12:00:00Z');
  expect(await t.holderOf(issue)).toBe('#backend');
  expect(t.warnings()).toHaveLength(1);
});

test('Extend gives five more days, the thread hears of it, and the message says so', async () => {
  const issue = await bobTakesOneFromTheTeam();
  await t.until('2026-03-09T10:00:00Z');
  await extendLease(t.deps, viewerOf(t.bob), question(issue));
  await t.until('2026-03-16T09:45:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  expect(t.warnings()).toHaveLength(1);
  expect(states(t.warnings()[0])).toEqual(['EXTENDED']);
  expect(t.slack.shown('C0SHOP').filter((kind) => kind.startsWith(' '))).toEqual(['  thread-line']);
  await t.until('2026-03-16T10:00:00Z');
  expect(states(t.warnings()[1])).toEqual(['open']);
});

test('Hand back is Bob’s own decision: the team has it, and rules leave it alone', async () => {
  const issue = await bobTakesOneFromTheTeam();
  await t.until('2026-03-09T10:00:00Z');
  const summary = await handBack(t.deps, viewerOf(t.bob), question(issue));
  expect(summary).toMatchObject({ source: 'hand_back', to: { slug: 'backend' }, canUndo: true });
  await t.at('2026-03-09T10:01:00Z');
  expect(await t.holderOf(issue)).toBe('#backend');
  expect(states(t.warnings()[0])).toEqual(['ASSIGNED']);
  expect((await t.deps.db.read.issue.findFirst())?.decidedByPersonAt).toEqual(new Date('2026-03-09T10:00:00Z'));
});

test('whatever a person does about the issue is an answer, and the message says how it ended', async () => {
  const issue = await bobTakesOneFromTheTeam();
  await t.until('2026-03-09T10:00:00Z');
  await changeStatus(t.deps, viewerOf(t.ada), {
    issueIds: [issue.id],
    change: { to: 'archived', mode: 'forever' },
    source: 'card_button',
  });
  await changeStatus(t.deps, viewerOf(t.ada), {
    issueIds: [issue.id],
    change: { to: 'unresolved' },
    source: 'card_button',
  });
  await t.until('2026-03-13T10:00:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  expect(states(t.warnings()[0])).toEqual(['ARCHIVED']);
});

test('without a team in its history it goes to nobody, and so it does when the project wants that', async () => {
  await t.lease({ days: 1, silence: 'team' });
  const [own] = await t.held(1, bob);
  await t.until('2026-03-03T09:00:00Z');
  await t.until('2026-03-04T10:00:00Z');
  expect(await t.holderOf(own!)).toBe('nobody');
  expect((await activitiesOf(own!)).at(-1)).toMatchObject({ type: 'UNASSIGNED', source: 'lease' });

  await t.lease({ days: 1, silence: 'nobody' });
  const [of] = await t.held(1, backend);
  await t.give([of!], bob);
  await t.until('2026-03-05T10:00:00Z');
  await t.until('2026-03-06T11:00:00Z');
  expect(await t.holderOf(of!)).toBe('nobody');
});

test('a team that cannot hold it any more does not get it back', async () => {
  const issue = await bobTakesOneFromTheTeam();
  const other = await t.deps.db.write((tx) =>
    tx.team.create({
      data: {
        id: 99n,
        organizationId: BigInt(t.org.id),
        slug: 'other',
        name: 'other',
        search: '',
        createdAt: t.deps.clock.now(),
      },
    }),
  );
  await t.deps.db.write((tx) => tx.projectTeam.create({ data: { projectId: BigInt(t.shop.id), teamId: other.id } }));
  await t.until('2026-03-09T09:00:00Z');
  await t.until('2026-03-10T09:15:00Z');
  expect(await t.holderOf(issue)).toBe('nobody');
});

test('only open issues of people are asked about, and nothing where no lease is set', async () => {
  const issues = await t.held(3, bob);
  await t.give([issues[0]!], backend);
  await changeStatus(t.deps, viewerOf(t.ada), {
    issueIds: [issues[1]!.id],
    change: { to: 'resolved', in: 'now' },
    source: 'card_button',
  });
  await t.until('2026-03-04T10:00:00Z');
  expect(t.warnings()).toEqual([]);
  await t.lease({ days: 1, silence: 'team' });
  await t.until('2026-03-04T10:15:00Z');
  expect(t.warnings().flatMap(({ items }) => items.map(({ issue }) => issue.shortId))).toEqual(['SHOP-3']);
});

test('switched on over forty old issues, Bob gets one message a working day with ten of them, the oldest first', async () => {
  const old = await t.held(40, bob);
  await t.at('2026-04-01T06:00:00Z');
  await t.lease({ days: 60, silence: 'team' });
  await t.deps.db.write((tx) => tx.assignee.updateMany({ data: { assignedAt: new Date('2025-06-01T10:00:00Z') } }));
  await t.deps.db.write((tx) => tx.activity.deleteMany());
  await t.deps.db.write((tx) =>
    tx.assignee.update({
      where: { issueId: BigInt(old[39]!.id) },
      data: { assignedAt: new Date('2025-05-01T10:00:00Z') },
    }),
  );
  t.slack.messages.length = 0;
  await t.until('2026-04-01T09:00:00Z');
  await t.until('2026-04-01T12:00:00Z');
  expect(t.slack.shown('D-UBOB')).toEqual(['lease-warning']);
  expect(t.warnings()[0]?.items).toHaveLength(10);
  expect(t.warnings()[0]?.items[0]?.issue.shortId).toBe('SHOP-40');
  await t.until('2026-04-02T09:00:00Z');
  // Ten were taken back after the first, which is told in one message, and the next ten were asked about.
  expect(t.slack.shown('D-UBOB').sort()).toEqual(['bulk-notice', 'lease-warning', 'lease-warning']);
  expect(await t.deps.db.read.assignee.count()).toBe(30);
});

test('switched off, every open question is forgotten, and stays so', async () => {
  const issue = await bobTakesOneFromTheTeam();
  await t.until('2026-03-09T10:00:00Z');
  await t.lease(null);
  await expect(extendLease(t.deps, viewerOf(t.bob), question(issue))).rejects.toMatchObject({ code: 'lease_answered' });
  await t.until('2026-03-20T10:00:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  expect(await t.deps.db.read.job.count()).toBe(0);
  await t.lease({ days: 5, silence: 'team' });
  await t.until('2026-03-20T10:15:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  expect(t.warnings()).toHaveLength(2);
});
