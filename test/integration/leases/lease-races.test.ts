import { deleteProject } from '../../../src/deletion/delete-project';
import { restoreProject } from '../../../src/deletion/restore-project';
import { jobHandlers } from '../../../src/jobs/handlers';
import { slotOf } from '../../../src/leases/jobs';
import { sweepLeases } from '../../../src/leases/sweep-leases';
import { DeliveryError } from '../../../src/notifications/messenger';
import { changeStatus } from '../../../src/triage/change-status';
import { extendLease } from '../../../src/leases/extend-lease';
import { handBack } from '../../../src/leases/hand-back';
import { settleWarning } from '../../../src/leases/settle-warning';
import { UNKNOWN_PRESENCE } from '../../../src/people/availability';
import type { ActorRef } from '../../../src/people/types';
import { claimJobs } from '../../../src/platform/queue/claim';
import { makeOrganization, makeUser, viewerOf, type MadeIssue } from '../../support/factory';
import { leaseFixture, type LeaseFixture } from '../../support/lease-fixture';

let t: LeaseFixture;
let bob: ActorRef;
let issue: MadeIssue;

/** Bob holds an issue since Monday at ten, Berlin time, and is to be asked on Tuesday. */
beforeEach(async () => {
  t = await leaseFixture();
  bob = { type: 'user', id: t.bob.id };
  await t.lease({ days: 1, silence: 'team' });
  issue = (await t.held(1, bob))[0]!;
  await t.at('2026-03-02T09:01:00Z');
  t.slack.messages.length = 0;
});
afterEach(() => t.cleanup());

const posted = () => t.slack.shown('D-UBOB').filter((kind) => kind === 'lease-warning').length;
const warning = () => t.deps.db.read.leaseWarning.findFirstOrThrow();
const question = async () => ({ warningId: String((await warning()).id), issueId: issue.id });
const bobsDm = 'D-UBOB';

test('a warning that Slack refuses for good takes nothing back; it is tried again each working day', async () => {
  const refused = new DeliveryError('destination', 'cannot_dm_user');
  t.slack.fail({ method: 'openDirect', error: refused }, 2);
  await t.until('2026-03-03T09:00:00Z');
  await t.until('2026-03-03T15:00:00Z');
  expect((await warning()).deliveredAt).toBeNull();
  // Of the two refusals that wait, one day uses one.
  await t.until('2026-03-04T09:00:00Z');
  await t.until('2026-03-04T15:00:00Z');
  expect([posted(), await t.holderOf(issue)]).toEqual([0, 'bob']);
  await t.until('2026-03-05T08:00:00Z');
  expect([posted(), await t.holderOf(issue)]).toEqual([1, 'bob']);
  expect((await warning()).deliveredAt).toEqual(new Date('2026-03-05T08:00:00Z'));
  await t.until('2026-03-06T07:59:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  await t.until('2026-03-06T08:00:00Z');
  expect(await t.holderOf(issue)).toBe('nobody');
});

test('while Slack is down nothing is taken back, and what would come at night waits for the morning', async () => {
  t.slack.fail({ method: 'post', channelId: bobsDm, error: new DeliveryError('temporary', 'service_unavailable') }, 3);
  await t.until('2026-03-03T09:00:00Z');
  await t.at('2026-03-03T15:58:00Z');
  await t.at('2026-03-03T15:59:00Z');
  expect(posted()).toBe(0);
  await t.at('2026-03-03T21:00:00Z');
  expect(posted()).toBe(0);
  await t.until('2026-03-04T08:00:00Z');
  expect([posted(), await t.holderOf(issue)]).toEqual([1, 'bob']);
});

test('an answer of Slack that got lost asks once, and counts from when we knew', async () => {
  const cut = new DeliveryError('temporary', 'socket hang up', { uncertain: true });
  t.slack.fail({ method: 'post', channelId: bobsDm, error: cut, effect: 'done' });
  await t.until('2026-03-03T09:00:00Z');
  expect([posted(), (await warning()).deliveredAt]).toEqual([1, null]);
  await t.restart();
  await t.until('2026-03-03T09:05:00Z');
  expect([posted(), (await warning()).deliveredAt]).toEqual([1, new Date('2026-03-03T09:05:00Z')]);
});

test('a message that was posted before we died is found again, days later and without its job', async () => {
  await t.until('2026-03-03T09:00:00Z');
  await t.deps.db.write((tx) => tx.leaseWarning.updateMany({ data: { channelId: null, ts: null, deliveredAt: null } }));
  await t.until('2026-03-05T09:00:00Z');
  expect(posted()).toBe(1);
  expect((await warning()).deliveredAt).toEqual(new Date('2026-03-05T08:30:00Z'));
  expect(await t.holderOf(issue)).toBe('bob');
});

test.each(['done', 'none'] as const)(
  'a process that died while it asked (posted: %s) asks once, and counts from when it knew',
  async (effect) => {
    await t.until('2026-03-03T08:45:00Z');
    await t.restart();
    t.deps.clock.set('2026-03-03T09:00:00Z');
    const now = t.deps.clock.now();
    await sweepLeases(t.deps, { projectId: t.shop.id, slot: slotOf(now) });
    const [job] = await claimJobs(t.deps.db, now, { limit: 1 });
    expect(job?.kind).toBe('lease.show');
    // The handler's work up to the crash, whose outcome was never stored.
    const died = new Error('died');
    t.slack.fail({ method: 'post', channelId: bobsDm, error: died as DeliveryError, effect });
    const work = { ...t.deps, messenger: t.slack, presenceOf: () => Promise.resolve(UNKNOWN_PRESENCE) };
    const attempt = { uncertainSince: null, attempts: 1 };
    await expect(jobHandlers['lease.show'](work, { warningId: String((await warning()).id) }, attempt)).rejects.toBe(
      died,
    );
    expect([posted(), (await warning()).deliveredAt]).toEqual([effect === 'done' ? 1 : 0, null]);

    // The day on which it would have been taken back.
    await t.until('2026-03-04T09:15:00Z');
    expect([posted(), await t.holderOf(issue)]).toEqual([1, 'bob']);
    expect((await warning()).deliveredAt).toEqual(new Date('2026-03-04T08:45:00Z'));
    await t.until('2026-03-05T08:44:00Z');
    expect([posted(), await t.holderOf(issue)]).toEqual([1, 'bob']);
    await t.until('2026-03-05T08:45:00Z');
    expect(await t.holderOf(issue)).toBe('nobody');
  },
);

test('after we were away, nothing is taken back before clicks of that time could reach us', async () => {
  await t.until('2026-03-03T09:00:00Z');
  await t.restart();
  await t.at('2026-03-05T09:20:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  await t.at('2026-03-05T09:30:00Z');
  expect(await t.holderOf(issue)).toBe('nobody');
});

test('whoever acts between the look and the taking keeps the issue', async () => {
  await t.until('2026-03-03T09:00:00Z');
  t.deps.clock.set('2026-03-04T09:00:00Z');
  const acts = extendLease(t.deps, viewerOf(t.bob), await question());
  const takes = settleWarning(t.deps, (await question()).warningId, { mayTakeBack: true });
  await Promise.all([acts, takes]);
  expect(await t.holderOf(issue)).toBe('bob');
  expect(await t.deps.db.read.activity.count({ where: { source: 'lease', userId: null } })).toBe(0);
});

test('two looks at once take it once, and an answer after that is told who has it', async () => {
  await t.until('2026-03-03T09:00:00Z');
  t.deps.clock.set('2026-03-04T09:00:00Z');
  const asked = await question();
  await Promise.all([1, 2].map(() => settleWarning(t.deps, asked.warningId, { mayTakeBack: true })));
  expect(await t.deps.db.read.activity.count({ where: { source: 'lease' } })).toBe(1);
  await expect(extendLease(t.deps, viewerOf(t.bob), asked)).rejects.toMatchObject({
    code: 'lease_of_another',
    message: expect.stringContaining('Nobody holds SHOP-1 now') as string,
  });
});

test('only the holder answers; others hear who it is, and an outdated question says so', async () => {
  await t.until('2026-03-03T09:00:00Z');
  const asked = await question();
  for (const answer of [extendLease, handBack]) {
    await expect(answer(t.deps, viewerOf(t.ada), asked)).rejects.toMatchObject({
      code: 'lease_of_another',
      message: expect.stringContaining('Bob holds SHOP-1 now') as string,
    });
  }
  await extendLease(t.deps, viewerOf(t.bob), asked);
  for (const answer of [extendLease, handBack]) {
    await expect(answer(t.deps, viewerOf(t.bob), asked)).rejects.toMatchObject({ code: 'lease_answered' });
  }
  expect(await t.deps.db.read.activity.count({ where: { type: 'EXTENDED' } })).toBe(1);
});

test('another organization’s question does not exist, and neither does one that was made up', async () => {
  await t.until('2026-03-03T09:00:00Z');
  const asked = await question();
  const stranger = await makeUser(t.deps, await makeOrganization(t.deps), 'eve');
  await expect(extendLease(t.deps, viewerOf(stranger), asked)).rejects.toMatchObject({ code: 'issue_not_found' });
  await expect(extendLease(t.deps, viewerOf(t.bob), { ...asked, warningId: '999' })).rejects.toMatchObject({
    code: 'lease_answered',
  });
  expect(await t.holderOf(issue)).toBe('bob');
});

test('an issue that was resolved is not taken from whoever resolved it, nor asked about again', async () => {
  await t.until('2026-03-03T09:00:00Z');
  const change = { to: 'resolved', in: 'now' } as const;
  await changeStatus(t.deps, viewerOf(t.bob), { issueIds: [issue.id], change, source: 'card_button' });
  await t.until('2026-03-04T10:00:00Z');
  expect([posted(), await t.holderOf(issue)]).toEqual([1, 'bob']);
});

test('a lease that became longer meanwhile lets the question go', async () => {
  await t.until('2026-03-03T09:00:00Z');
  await t.lease({ days: 10, silence: 'team' });
  await t.until('2026-03-04T10:00:00Z');
  expect(await t.holderOf(issue)).toBe('bob');
  expect(t.warnings()[0]?.items).toMatchObject([{ isOpen: false, ended: null }]);
});

test('a project that is deleted asks and takes nothing, and asks anew once it is restored', async () => {
  await t.until('2026-03-03T09:00:00Z');
  await deleteProject(t.deps, viewerOf(t.ada), { projectId: t.shop.id, typedSlug: 'shop', now: false });
  await t.until('2026-03-04T10:00:00Z');
  await expect(extendLease(t.deps, viewerOf(t.bob), await question())).rejects.toMatchObject({
    code: 'issue_not_found',
  });
  expect([posted(), await t.holderOf(issue)]).toEqual([1, 'bob']);
  await restoreProject(t.deps, viewerOf(t.ada), { project: 'shop' });
  await t.until('2026-03-04T11:00:00Z');
  await t.until('2026-03-05T10:14:00Z');
  expect([posted(), await t.holderOf(issue)]).toEqual([2, 'bob']);
  await t.until('2026-03-05T10:30:00Z');
  expect(await t.holderOf(issue)).toBe('nobody');
});

test.each([0, -1, 61, 1.5, Number.NaN])('a lease of %d days is refused', async (days) => {
  await expect(t.lease({ days, silence: 'team' })).rejects.toMatchObject({ code: 'lease_invalid' });
  expect((await t.deps.db.read.project.findFirstOrThrow()).leaseDays).toBe(1);
});
