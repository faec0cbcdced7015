import { DeliveryError } from '../../../src/notifications/messenger';
import { resumeSinks } from '../../../src/sinks/resume-sinks';
import { findFailingSinks } from '../../../src/sinks/sink.store';
import { sinksFixture, type SinksFixture } from '../../support/sinks-fixture';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const gone = new DeliveryError('destination', 'channel_not_found');

let t: SinksFixture;
beforeEach(async () => (t = await sinksFixture()));
afterEach(() => t.cleanup());

const totals = () => t.digests().map(({ total }) => total);

test('twenty events are told within a minute, in one message that counts them', async () => {
  await t.takes(20);
  await t.after(MINUTE);
  const at = new Date('2026-03-02T09:00:00Z');
  expect(t.digests()).toEqual([
    {
      total: 20,
      from: at,
      to: at,
      types: { top: [{ name: 'manual.issue_assignment', count: 20 }], rest: 0 },
      sources: { top: [{ name: 'slash_command', count: 20 }], rest: 0 },
      projects: { top: [{ name: 'shop', count: 20 }], rest: 0 },
    },
  ]);
  await t.after(2 * HOUR);
  expect(totals()).toEqual([20]);
});

test('fewer wait for an hour, and nothing is said when nothing happened', async () => {
  await t.after(2 * HOUR);
  await t.takes(3);
  await t.after(59 * MINUTE);
  expect(totals()).toEqual([]);
  await t.givesBack(2);
  await t.after(2 * MINUTE);
  expect(totals()).toEqual([5]);
});

test('what happened before the channel was set is not told', async () => {
  await t.deps.db.write((tx) => tx.sink.deleteMany());
  await t.takes(25);
  await resumeSinks(t.deps, t.org.id);
  await t.after(2 * HOUR);
  expect(totals()).toEqual([]);
});

test('a channel that is turned off is forgotten, and its looks end', async () => {
  t.deps.config.analyticsChannel = null;
  await t.restart();
  await t.takes(25);
  await t.after(HOUR);
  expect(totals()).toEqual([]);
  expect(await t.deps.db.read.sink.findMany({ where: { name: 'channel' } })).toEqual([]);
  expect(await t.deps.db.read.job.count({ where: { kind: 'sink.channel' } })).toBe(0);
});

test('another organization’s events are no business of the channel', async () => {
  await t.takes(19);
  const stranger = await t.deps.db.write((tx) =>
    tx.organization.create({
      data: { id: 99n, slackTeamId: 'T99', name: 'Others', slug: 'others', createdAt: t.deps.clock.now() },
    }),
  );
  await t.deps.db.write((tx) => tx.analyticsEvent.updateMany({ data: { organizationId: stranger.id } }));
  await t.takes(1);
  await t.after(2 * HOUR);
  expect(totals()).toEqual([1]);
});

test('Slack took a digest, and nobody heard its answer: it is found, and not said again', async () => {
  const cut = new DeliveryError('temporary', 'timeout', { uncertain: true });
  t.slack.fail({ method: 'post', channelId: 'C0STATS', error: cut, effect: 'done' });
  await t.takes(20);
  await t.after(MINUTE);
  await t.takes(20);
  await t.after(2 * MINUTE);
  await t.after(2 * MINUTE);
  expect(totals()).toEqual([20, 20]);
});

test('a process that dies while it posts: the next one finds the message, or posts it', async () => {
  t.slack.fail({ method: 'post', channelId: 'C0STATS', hangs: true });
  await t.takes(20);
  const posting = t.after(MINUTE);
  await t.restart();
  await posting;
  await t.after(2 * MINUTE);
  expect(totals()).toEqual([20]);
  expect(t.slack.calls).toContain('findPosted');
});

test('a channel that is gone: people go on assigning, it shows as failing, and afterwards everything is told once', async () => {
  t.slack.fail({ method: 'post', channelId: 'C0STATS', error: gone }, 3);
  await t.takes(20);
  const since = t.deps.clock.now().getTime() + MINUTE;
  await t.after(MINUTE);
  expect(await findFailingSinks(t.deps.db.read)).toEqual([
    { name: 'channel', failingSince: new Date(since), failures: 1, lastError: 'channel_not_found' },
  ]);
  for (let minute = 0; minute < 4; minute += 1) await t.after(MINUTE);
  await t.givesBack(20);
  await t.takes(5);
  expect(await t.deps.db.read.assignee.count()).toBe(5);
  await t.after(HOUR);
  await t.after(HOUR);
  expect(totals()).toEqual([20, 25]);
  expect(await findFailingSinks(t.deps.db.read)).toEqual([]);
});

test('a channel that never comes back is asked once an hour, not more, and leaves one job', async () => {
  t.slack.fail({ method: 'post', channelId: 'C0STATS', error: gone }, 1_000);
  await t.takes(20);
  for (let minute = 0; minute < 2 * 60; minute += 1) await t.after(MINUTE);
  expect(t.slack.calls.filter((call) => call === 'post').length).toBeLessThan(13);
  expect(await t.deps.db.read.job.count({ where: { kind: 'sink.channel' } })).toBe(1);
});
