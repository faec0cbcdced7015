import { addActivities } from '../../../src/activity/activity.store';
import { WAITS_FOR_CARD } from '../../../src/cards/jobs';
import { postJob } from '../../../src/organizations/post-job';
import { jobHandlers } from '../../../src/jobs/handlers';
import { startWorker, type Worker } from '../../../src/jobs/worker';
import { DeliveryError } from '../../../src/notifications/messenger';
import type { Organization } from '../../../src/organizations/types';
import type { Team, User } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import { fromDb } from '../../../src/platform/ids';
import type { JobKind, NewJob, ReplyAddress } from '../../../src/platform/queue/catalog';
import { claimJobs } from '../../../src/platform/queue/claim';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';
import { FakeSlack } from '../../support/fake-slack';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let slack: FakeSlack;
let worker: Worker | null;
let org: Organization;
let project: Project;
let alice: User;
let bob: User;
let backend: Team;
let issueId: string;
let cardId: string;
let activityId: string;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  slack = new FakeSlack();
  worker = null;
  org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice');
  bob = await makeUser(deps, org, 'bob');
  backend = await makeTeam(deps, org, 'backend', [bob], 'CTEAM');
  project = await makeProject(deps, org, 'checkout');
  issueId = (await makeIssue(deps, project)).id;
  const at = deps.clock.now();
  await deps.db.write(async (tx) => {
    const card = await tx.card.create({ data: { issueId: BigInt(issueId), channelId: 'C1', createdAt: at } });
    cardId = fromDb(card.id);
    const activity = {
      issueId,
      projectId: project.id,
      type: 'ASSIGNED' as const,
      userId: alice.id,
      source: 'slash_command',
    };
    const data = { assignee: bob.id, assigneeType: 'user', assigneeName: bob.name, previous: null, reason: null };
    activityId = (await addActivities(tx, [{ ...activity, requestId: 'request-1', data, at }]))[0]!.id;
  });
});
afterEach(async () => {
  await worker?.stop();
  await cleanup();
});

const post = (): NewJob => postJob(org.id, 'C1');
const draw = (): NewJob => ({
  kind: 'card.draw',
  payload: { cardId },
  lane: 2,
  key: `card.draw:${cardId}`,
  orderKey: `card:${cardId}`,
});
const line = (): NewJob => ({
  kind: 'card.thread-line',
  payload: { cardId, activityId },
  lane: 1,
  orderKey: `card:${cardId}`,
});
const waitingLine = (): NewJob => ({ ...line(), waitsFor: WAITS_FOR_CARD });
const direct = (): NewJob => ({
  kind: 'notice.direct',
  payload: { userId: bob.id, issueId, activityId, role: 'gained' },
  lane: 1,
});
const toTeam = (): NewJob => ({
  kind: 'notice.team',
  payload: { teamId: backend.id, issueId, activityId, role: 'gained' },
  lane: 1,
});
const bulk = (to: { type: 'user' | 'team'; id: string }): NewJob => ({
  kind: 'notice.bulk',
  payload: { to, role: 'gained', requestId: 'request-1', activityId, count: 30 },
  lane: 1,
});
const welcome = (): NewJob => ({ kind: 'welcome.post', payload: { organizationId: org.id, channelId: 'C1' }, lane: 1 });
const reply: ReplyAddress = { slackUserId: 'U1', channelId: 'C1', responseUrl: null, expiresAt: 0 };
const summary = { requestId: 'request-1', change: { to: 'resolved', in: 'now' }, issues: [] };
const answer = (): NewJob => ({ kind: 'answer.triage', payload: { reply, summary }, lane: 0 });

async function ask(...jobs: NewJob[]): Promise<void> {
  await deps.db.write((tx) => deps.queue.enqueue(tx, jobs));
}

/** Does everything that is due, as a process that starts now. */
async function work(): Promise<void> {
  worker ??= startWorker(deps, { messenger: slack });
  await worker.idle();
}

const states = async () =>
  (await deps.db.read.job.findMany({ orderBy: { id: 'asc' } })).map(({ kind, state, lastError }) => ({
    kind,
    state,
    lastError,
  }));
const cardTs = async () => (await deps.db.read.card.findUniqueOrThrow({ where: { id: BigInt(cardId) } })).ts;

describe('cards', () => {
  test('a card is posted once and redrawn from then on', async () => {
    await ask(post());
    await work();
    expect(slack.shown('C1')).toEqual(['card']);
    expect(await cardTs()).toBe(slack.messages[0]?.ts);
    await ask(draw());
    await work();
    expect(slack.shown('C1')).toEqual(['card']);
    expect(slack.messages[0]?.updates).toBe(1);
  });

  test('a card shows the issue as it is when it is drawn', async () => {
    await ask(post());
    await deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(issueId) }, data: { status: 'resolved' } }));
    await work();
    expect(slack.messages[0]?.message).toMatchObject({ kind: 'card', issue: { id: issueId, status: 'resolved' } });
  });

  test('the line stands in the thread of its card, also when asked for first', async () => {
    await ask(waitingLine(), post());
    await work();
    expect(slack.shown('C1')).toEqual(['card', '  thread-line']);
    expect(slack.messages[1]?.threadTs).toBe(slack.messages[0]?.ts);
  });

  test('the line waits while its card cannot be posted', async () => {
    slack.fail({ method: 'post', error: new DeliveryError('temporary', 'http_503') });
    await ask(post(), waitingLine());
    await work();
    expect(slack.shown('C1')).toEqual([]);
    deps.clock.advance(2_000);
    await work();
    expect(slack.shown('C1')).toEqual(['card', '  thread-line']);
  });

  test('a card that somebody deleted is posted anew when there is something to show', async () => {
    await deps.db.write((tx) => tx.card.update({ where: { id: BigInt(cardId) }, data: { ts: '1772441000.000001' } }));
    await ask(draw());
    await work();
    expect(slack.shown('C1')).toEqual(['card']);
    expect(await cardTs()).toBe(slack.messages[0]?.ts);
    expect(await states()).toEqual([]);
  });

  test('a line whose card was deleted brings the card back instead', async () => {
    await deps.db.write((tx) => tx.card.update({ where: { id: BigInt(cardId) }, data: { ts: '1772441000.000001' } }));
    slack.fail({ method: 'post', error: new DeliveryError('message', 'thread_not_found') });
    await ask(line());
    await work();
    expect(slack.shown('C1')).toEqual(['card']);
    expect(await states()).toEqual([]);
  });

  test('a change while the card is on its way is drawn once the card is there', async () => {
    const change = async () => {
      await deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(issueId) }, data: { status: 'resolved' } }));
      await ask(draw());
      deps.queue.nudge();
    };
    const posting = slack.post.bind(slack);
    slack.post = async (...args) => {
      await change();
      return posting(...args);
    };
    await ask(post());
    await work();
    deps.clock.advance(5_000);
    await work();
    expect(slack.messages.map(({ message }) => message)).toMatchObject([
      { kind: 'card', issue: { status: 'resolved' } },
    ]);
  });
});

test('a line goes to the channel as well when that is asked for', async () => {
  const loud = { cardId, activityId, broadcast: true };
  await ask(draw(), { kind: 'card.thread-line', payload: loud, lane: 1, orderKey: `card:${cardId}` }, line());
  await work();
  expect(slack.messages.map(({ message, broadcast = false }) => `${message.kind} ${broadcast}`)).toEqual([
    'card false',
    'thread-line true',
    'thread-line false',
  ]);
});

describe('notices', () => {
  test('a person is told in a direct message, a team in its channel', async () => {
    await ask(direct(), toTeam());
    await work();
    expect(slack.shown(`D-${bob.slackUserId}`)).toEqual(['direct-notice']);
    expect(slack.shown('CTEAM')).toEqual(['team-notice']);
    expect(slack.messages[0]?.message).toMatchObject({ activity: { by: { id: alice.id } } });
  });

  test('one message tells a person, or a team, about many issues', async () => {
    await ask(bulk({ type: 'user', id: bob.id }), bulk({ type: 'team', id: backend.id }));
    await work();
    expect(slack.messages.map(({ channelId, message }) => [channelId, message])).toEqual([
      [
        `D-${bob.slackUserId}`,
        expect.objectContaining({ count: 30, recipient: expect.objectContaining({ id: bob.id }) as unknown }),
      ],
      [
        'CTEAM',
        expect.objectContaining({ count: 30, recipient: expect.objectContaining({ id: backend.id }) as unknown }),
      ],
    ]);
  });

  test('who was deactivated, or which team lost its channel, meanwhile is not written to', async () => {
    await ask(direct(), toTeam(), bulk({ type: 'user', id: bob.id }), bulk({ type: 'team', id: backend.id }));
    await deps.db.write(async (tx) => {
      await tx.user.update({ where: { id: BigInt(bob.id) }, data: { isActive: false } });
      await tx.team.update({ where: { id: BigInt(backend.id) }, data: { slackChannelId: null } });
    });
    await work();
    expect(slack.calls).toEqual([]);
    expect(await states()).toEqual([]);
  });

  test('nobody is told about an issue of a project that is being deleted', async () => {
    await ask(direct(), toTeam());
    await deps.db.write((tx) =>
      tx.project.update({ where: { id: BigInt(project.id) }, data: { status: 'pending_deletion' } }),
    );
    await work();
    expect(slack.messages).toEqual([]);
    expect(await states()).toEqual([]);
  });
});

test('the welcome message gives the first project’s DSN', async () => {
  await ask(welcome());
  await work();
  expect(slack.messages[0]?.message).toMatchObject({ kind: 'welcome', projectSlug: 'checkout' });
  expect((slack.messages[0]?.message as { dsn: string }).dsn).toContain(project.publicKey);
});

test('an answer goes to who asked', async () => {
  const assigned = { ...summary, counts: { assigned: 0, reassigned: 0, unassigned: 0, unchanged: 0 } };
  await ask(answer(), { kind: 'answer.assignment', payload: { reply, summary: assigned }, lane: 0 });
  await work();
  expect(slack.answers.map(({ to, message }) => [to, message.kind])).toEqual([
    [reply, 'answer-triage'],
    [reply, 'answer-assignment'],
  ]);
});

test('caches are cleared after an assignment; a cache that does not answer is tried again', async () => {
  const key = `assignee_exists:1:${issueId}`;
  await deps.cache.set(key, false, 60_000);
  const { cache } = deps;
  deps.cache = { ...cache, delete: () => Promise.resolve(false) };
  await ask({ kind: 'assignment.clear-caches', payload: { requestId: 'request-1' }, lane: 2 });
  await work();
  expect(await states()).toEqual([{ kind: 'assignment.clear-caches', state: 'ready', lastError: 'cache_unavailable' }]);
  await worker?.stop();
  worker = null;
  deps.cache = cache;
  deps.clock.advance(10_000);
  await work();
  expect(await states()).toEqual([]);
  expect(await deps.cache.get(key)).toBeUndefined();
});

test('jobs about what was deleted meanwhile end quietly', async () => {
  await ask(draw(), line(), direct(), toTeam(), bulk({ type: 'user', id: bob.id }), welcome());
  await deps.db.write((tx) => tx.project.delete({ where: { id: BigInt(project.id) } }));
  await work();
  expect(slack.calls).toEqual([]);
  expect(await states()).toEqual([]);
});

describe('a channel that Slack refuses for good', () => {
  const archived = new DeliveryError('destination', 'is_archived');

  test('is disabled with the reason, and later jobs for it fail without reaching Slack', async () => {
    slack.fail({ method: 'post', channelId: 'C1', error: archived }, 2);
    await ask(post(), welcome());
    await work();
    expect(slack.calls.length).toBeLessThanOrEqual(2);
    expect(await states()).toEqual(
      ['channel.post', 'welcome.post'].map((kind) => ({ kind, state: 'failed', lastError: 'is_archived' })),
    );
    const channel = await deps.db.read.slackChannel.findFirstOrThrow();
    expect(channel).toMatchObject({ channelId: 'C1', disabledReason: 'is_archived', disabledAt: deps.clock.now() });
    const before = slack.calls.length;
    await ask(post());
    await work();
    expect(slack.calls).toHaveLength(before);
  });

  test('does not stop messages to other channels and people', async () => {
    slack.fail({ method: 'post', channelId: 'C1', error: archived });
    await ask(post(), toTeam(), direct());
    await work();
    expect(slack.messages.map(({ message }) => message.kind).sort()).toEqual(['direct-notice', 'team-notice']);
  });

  test('a person who cannot be written to disables no channel', async () => {
    slack.fail({ method: 'openDirect', error: new DeliveryError('destination', 'user_disabled') });
    slack.fail({ method: 'answer', error: new DeliveryError('destination', 'channel_not_found') });
    await ask(direct(), answer());
    await work();
    expect((await states()).map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(await deps.db.read.slackChannel.count()).toBe(0);
  });
});

describe('an attempt that was cut short', () => {
  const cut = new DeliveryError('temporary', 'econnreset', { uncertain: true });
  const prepareCard = async (kind: JobKind) => {
    if (kind !== 'card.thread-line') return;
    await ask(post());
    await work();
    await worker?.stop();
    worker = null;
  };
  const posting: [string, () => NewJob][] = [
    ['channel.post', post],
    ['card.thread-line', line],
    ['notice.direct', direct],
    ['notice.team', toTeam],
    ['notice.bulk', () => bulk({ type: 'user', id: bob.id })],
    ['welcome.post', welcome],
  ];

  test.each(posting)('%s: a process that died after posting does not post again', async (_, make) => {
    await prepareCard(make().kind);
    await ask(make());
    const [job] = await claimJobs(deps.db, deps.clock.now(), { limit: 1 });
    const attempt = { uncertainSince: null };
    // The handler's work up to the crash, whose outcome was never stored.
    await (jobHandlers[job!.kind] as (...args: unknown[]) => Promise<void>)(
      { ...deps, messenger: slack },
      job!.payload,
      attempt,
    );
    if (job!.kind === 'channel.post') {
      const data = { ts: null, postingSince: deps.clock.now() };
      await deps.db.write((tx) => tx.card.updateMany({ data }));
    }
    const posted = slack.messages.length;
    await work();
    expect(slack.messages).toHaveLength(posted);
    expect(await states()).toEqual([]);
    if (job!.kind === 'channel.post') expect(await cardTs()).toBe(slack.messages[0]?.ts);
  });

  test.each(posting)('%s: a process that died before posting posts after its restart', async (_, make) => {
    await prepareCard(make().kind);
    await ask(make());
    await claimJobs(deps.db, deps.clock.now(), { limit: 1 });
    const posted = slack.messages.length;
    await work();
    expect(slack.messages).toHaveLength(posted + 1);
    expect(await states()).toEqual([]);
  });

  test.each(posting)('%s: a connection cut after the message arrived does not double it', async (_, make) => {
    await prepareCard(make().kind);
    slack.fail({ method: 'post', error: cut, effect: 'done' });
    await ask(make());
    const posted = slack.messages.length;
    await work();
    expect(await states()).toEqual([{ kind: make().kind, state: 'ready', lastError: 'econnreset' }]);
    deps.clock.advance(10_000);
    await work();
    expect(slack.messages).toHaveLength(posted + 1);
    expect(await states()).toEqual([]);
  });

  test.each(posting)('%s: a connection cut before the message arrived does not lose it', async (_, make) => {
    await prepareCard(make().kind);
    slack.fail({ method: 'post', error: cut, effect: 'none' });
    await ask(make());
    const posted = slack.messages.length;
    await work();
    deps.clock.advance(10_000);
    await work();
    expect(slack.messages).toHaveLength(posted + 1);
  });

  test('redrawing a card again shows the same card', async () => {
    await ask(post());
    await work();
    slack.fail({ method: 'update', error: cut, effect: 'done' });
    await ask(draw());
    await work();
    deps.clock.advance(10_000);
    await work();
    expect(slack.shown('C1')).toEqual(['card']);
    expect(await states()).toEqual([]);
  });

  test('a confirmation is not given a second time: nobody can look whether it arrived', async () => {
    slack.fail({ method: 'answer', error: cut, effect: 'done' });
    await ask(answer());
    await work();
    deps.clock.advance(10_000);
    await work();
    expect(slack.answers).toHaveLength(1);
    expect(await states()).toEqual([]);
  });

  test('a confirmation of a process that died meanwhile is not given', async () => {
    await ask(answer());
    await claimJobs(deps.db, deps.clock.now(), { limit: 1 });
    await work();
    expect(slack.answers).toEqual([]);
    expect(await states()).toEqual([]);
  });

  test('a confirmation that certainly did not leave is given later', async () => {
    slack.fail({ method: 'answer', error: new DeliveryError('temporary', 'econnrefused') });
    await ask(answer());
    await work();
    deps.clock.advance(10_000);
    await work();
    expect(slack.answers).toHaveLength(1);
  });

  test('a card given up in doubt is looked for when it is asked for again', async () => {
    slack.fail({ method: 'post', error: cut, effect: 'done' });
    await ask(post());
    await work();
    await deps.db.write((tx) => tx.job.updateMany({ data: { state: 'failed' } }));
    await ask(post(), waitingLine());
    await work();
    expect(slack.shown('C1')).toEqual(['card', '  thread-line']);
  });
});
