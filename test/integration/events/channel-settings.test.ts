import { createAcceptor } from '../../../src/events/accept-events';
import { digestEvents } from '../../../src/events/digest-events';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeProject } from '../../support/factory';
import { jobsOf } from '../../support/look';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let project: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps({ config: { alertChannel: 'C0ALERT' } }));
  project = await makeProject(deps, await makeOrganization(deps), 'shop', { channels: ['C0ALL', 'C0LOUD'] });
  await deps.db.write((tx) =>
    tx.projectChannel.updateMany({
      where: { channelId: 'C0LOUD' },
      data: { minLevel: 'error', regressions: 'channel' },
    }),
  );
});
afterEach(() => cleanup());

let counter = 0;

/** Events of one issue with these levels, digested together. */
async function happen(...levels: string[]): Promise<void> {
  const accept = createAcceptor(deps, { nudge: () => undefined });
  const events = levels.map((level) => {
    deps.clock.advance(1_000);
    const body = { message: 'the same', level, timestamp: deps.clock.now().toISOString() };
    return { eventId: (++counter).toString(16).padStart(32, '0'), body: Buffer.from(JSON.stringify(body)) };
  });
  await accept(project.id, events);
  while ((await digestEvents(deps)) > 0);
}

const channels = async () =>
  (await deps.db.read.card.findMany({ orderBy: { channelId: 'asc' } })).map(({ channelId }) => channelId);
const forgetJobs = () => deps.db.write((tx) => tx.job.deleteMany());
const resolve = () => deps.db.write((tx) => tx.issue.updateMany({ data: { status: 'resolved', resolvedIn: 'now' } }));
const posted = () => deps.db.write((tx) => tx.card.updateMany({ data: { ts: '1700000000.000001' } }));
const jobs = async () => (await jobsOf(deps)).map(({ kind, lane }) => `${kind} ${lane}`);
/** Whether the line of the regression is broadcast, by channel. */
async function broadcasts(): Promise<Record<string, boolean>> {
  const cards = await deps.db.read.card.findMany();
  const channelOf = new Map(cards.map(({ id, channelId }) => [id.toString(), channelId]));
  const lines = (await jobsOf(deps)).filter(({ kind }) => kind === 'card.thread-line');
  return Object.fromEntries(
    lines.map(({ payload }) => {
      const { cardId, broadcast = false } = payload as { cardId: string; broadcast?: boolean };
      return [channelOf.get(cardId), broadcast];
    }),
  ) as Record<string, boolean>;
}

describe('the lowest level of a channel', () => {
  test.each([
    ['debug', ['C0ALL']],
    ['info', ['C0ALL']],
    ['warning', ['C0ALL']],
    ['error', ['C0ALL', 'C0LOUD']],
    ['fatal', ['C0ALL', 'C0LOUD']],
  ])('lets a new issue of level %s appear in %j', async (level, expected) => {
    await happen(level);
    expect(await channels()).toEqual(expected);
  });

  test('keeps a milder issue out of it later as well, repeated or come back', async () => {
    await happen('warning');
    await happen('info', 'warning');
    await resolve();
    await happen('warning');
    expect(await channels()).toEqual(['C0ALL']);
  });

  test('lets the issue in at once when its level rises', async () => {
    await happen('warning');
    await posted();
    await forgetJobs();
    await happen('error');
    expect(await channels()).toEqual(['C0ALL', 'C0LOUD']);
    expect(await jobs()).toEqual(['card.draw 2', 'channel.post 1']);
    await happen('warning', 'fatal');
    expect(await channels()).toEqual(['C0ALL', 'C0LOUD']);
  });

  test('is reached by the loudest of a burst, whatever came last', async () => {
    await happen('info', 'error', 'info');
    expect(await channels()).toEqual(['C0ALL', 'C0LOUD']);
  });

  test('is not reached by an issue that is archived', async () => {
    await happen('warning');
    await deps.db.write((tx) => tx.issue.updateMany({ data: { status: 'archived', archiveMode: 'forever' } }));
    await happen('fatal');
    expect(await channels()).toEqual(['C0ALL']);
  });

  test('does not send to the alert channel what every channel of the project refuses', async () => {
    await deps.db.write((tx) => tx.projectChannel.deleteMany({ where: { channelId: 'C0ALL' } }));
    await happen('info');
    expect(await channels()).toEqual([]);
  });

  test('does not bring old issues to a channel that is added', async () => {
    await happen('error');
    await deps.db.write((tx) =>
      tx.projectChannel.create({ data: { projectId: BigInt(project.id), channelId: 'C0NEW' } }),
    );
    await happen('error');
    expect(await channels()).toEqual(['C0ALL', 'C0LOUD']);
    await resolve();
    await happen('error');
    expect(await channels()).toEqual(['C0ALL', 'C0LOUD', 'C0NEW']);
  });
});

describe('an issue that comes back', () => {
  test('is told in the thread, and in the channel where that is set', async () => {
    await happen('error');
    await posted();
    await resolve();
    await forgetJobs();
    await happen('error');
    expect(await broadcasts()).toEqual({ C0ALL: false, C0LOUD: true });
  });

  test('is told only in the thread when its level has fallen below the channel’s', async () => {
    await happen('error');
    await posted();
    await resolve();
    await forgetJobs();
    await happen('warning');
    expect(await broadcasts()).toEqual({ C0ALL: false, C0LOUD: false });
  });

  test('is not told twice where its card appears only now', async () => {
    await happen('warning');
    await resolve();
    await forgetJobs();
    await happen('error');
    expect(await channels()).toEqual(['C0ALL', 'C0LOUD']);
    expect(await broadcasts()).toEqual({ C0ALL: false });
  });
});
