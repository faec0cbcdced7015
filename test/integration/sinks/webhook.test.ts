import { addActivities } from '../../../src/activity/activity.store';
import { findFailingSinks } from '../../../src/sinks/sink.store';
import { changeStatus } from '../../../src/triage/change-status';
import { viewerOf } from '../../support/factory';
import { sinksFixture, type SinksFixture } from '../../support/sinks-fixture';

const LOOK = 5_000;

let t: SinksFixture;
beforeEach(async () => (t = await sinksFixture()));
afterEach(() => t.cleanup());

const of = (type: RegExp) => t.receiver.taken.filter(({ event }) => type.test(event.type));
const told = (type: RegExp) => of(type).map(({ event }) => [event.type, event.data.short_id ?? event.data.group_id]);
const resolve = (count: number) =>
  changeStatus(t.deps, viewerOf(t.bob), {
    issueIds: t.issues.slice(0, count).map(({ id }) => id),
    change: { to: 'resolved', in: 'now' },
    source: 'modal',
  });

test('an assignment arrives within seconds, as what happened to the issue and as analytics', async () => {
  await t.takes(1);
  await t.after(LOOK);
  const ids = { organization_id: t.org.id, project_id: t.shop.id, group_id: t.issues[0]!.id };
  expect(of(/^issue/).map(({ event }) => event)).toEqual([
    {
      type: 'issue.assigned',
      timestamp: '2026-03-02T09:00:00.000Z',
      data: {
        ...ids,
        project: 'shop',
        short_id: 'SHOP-1',
        source: 'slash_command',
        by: { slack_user_id: t.bob.slackUserId, name: 'Bob' },
        assignee: { actor: `user:${t.bob.id}`, name: 'Bob' },
        previous: null,
      },
    },
  ]);
  expect(of(/^manual/).map(({ event }) => event)).toEqual([
    {
      type: 'manual.issue_assignment',
      timestamp: '2026-03-02T09:00:00.000Z',
      data: { ...ids, assigned_by: 'slash_command', had_to_deassign: false },
    },
  ]);
});

test('what happens to issues is told in the order it happened, each once', async () => {
  await t.takes(2);
  await t.givesBack(1);
  await resolve(1);
  await t.after(LOOK);
  await t.after(LOOK);
  expect(told(/^issue/)).toEqual([
    ['issue.assigned', 'SHOP-1'],
    ['issue.assigned', 'SHOP-2'],
    ['issue.unassigned', 'SHOP-1'],
    ['issue.resolved', 'SHOP-1'],
  ]);
  expect(told(/^manual/)).toHaveLength(3);
});

test('every kind of activity has its name, and what nobody outside is told stays', async () => {
  const types = ['FIRST_SEEN', 'ARCHIVED', 'UNRESOLVED', 'REGRESSED', 'ESCALATED', 'EXTENDED'] as const;
  const common = { issueId: t.issues[0]!.id, projectId: t.shop.id, userId: null, source: 'event', requestId: null };
  await t.deps.db.write((tx) =>
    addActivities(
      tx,
      types.map((type) => ({ ...common, type, data: { mode: 'forever', reason: 'secret' }, at: t.deps.clock.now() })),
    ),
  );
  await t.after(LOOK);
  expect(told(/./).map(([type]) => type)).toEqual([
    'issue.created',
    'issue.archived',
    'issue.unresolved',
    'issue.unresolved',
    'issue.unresolved',
  ]);
  expect(of(/archived/)[0]!.event.data).toMatchObject({ mode: 'forever', by: null });
});

test('no text of an error and no reason leaves', async () => {
  await t.takes(3);
  await resolve(3);
  await t.after(LOOK);
  const all = t.receiver.taken.map(({ body }) => body).join();
  expect(all).not.toContain('broken');
  expect(all).not.toContain('@acme.example');
});

test('a receiver that is down for hours: people go on, and afterwards everything arrives once and in order', async () => {
  t.receiver.answers(503);
  await t.takes(3);
  await t.after(LOOK);
  expect(await findFailingSinks(t.deps.db.read)).toMatchObject([
    { name: 'webhook.analytics', failures: 1, lastError: 'http_503' },
    { name: 'webhook.issues', failures: 1, lastError: 'http_503' },
  ]);
  for (let looks = 0; looks < 12 * 60 * 3; looks += 30) await t.after(30 * LOOK);
  expect(t.receiver.requests()).toBeLessThan(30);
  await t.givesBack(2);
  expect(await t.deps.db.read.assignee.count()).toBe(1);
  await t.restart();
  t.receiver.answers(200);
  await t.after(60 * 60_000);
  expect(told(/^issue/)).toEqual([
    ['issue.assigned', 'SHOP-1'],
    ['issue.assigned', 'SHOP-2'],
    ['issue.assigned', 'SHOP-3'],
    ['issue.unassigned', 'SHOP-1'],
    ['issue.unassigned', 'SHOP-2'],
  ]);
  expect(new Set(t.receiver.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(10);
  expect(await findFailingSinks(t.deps.db.read)).toEqual([]);
});

test('what was taken before a failure is not sent again', async () => {
  t.receiver.answers('cut', 6);
  await t.takes(5);
  await t.after(LOOK);
  t.receiver.answers(204);
  await t.after(10 * LOOK);
  expect(told(/^issue/).map(([, issue]) => issue)).toEqual(['SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-4', 'SHOP-5']);
});

test('more than a page is sent in one look', async () => {
  for (let round = 0; round < 5; round += 1) {
    await t.takes(30);
    await t.givesBack(30);
  }
  await t.after(LOOK);
  expect(told(/^issue/)).toHaveLength(300);
});

test('a webhook that is turned off has no looks any more', async () => {
  t.deps.config.webhook = null;
  await t.restart();
  await t.takes(1);
  await t.after(LOOK);
  expect(t.receiver.requests()).toBe(0);
  expect(await t.deps.db.read.job.count({ where: { kind: 'sink.webhook' } })).toBe(0);
});
