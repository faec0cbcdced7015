import { redrawJob, threadLineJob } from '../../../src/cards/jobs';
import { postJob } from '../../../src/organizations/post-job';
import { cardsOfIssues, createCards } from '../../../src/cards/card.store';
import { areBalanced, readAlertAccounts } from '../../../src/cards/tally.store';
import { addActivities } from '../../../src/activity/activity.store';
import { jobHandlers } from '../../../src/jobs/handlers';
import { startWorker, type Worker } from '../../../src/jobs/worker';
import { DeliveryError } from '../../../src/notifications/messenger';
import type { OutgoingMessage } from '../../../src/notifications/messages';
import type { Organization } from '../../../src/organizations/types';
import { UNKNOWN_PRESENCE } from '../../../src/people/availability';
import type { NewJob } from '../../../src/platform/queue/catalog';
import { claimJobs } from '../../../src/platform/queue/claim';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject } from '../../support/factory';
import { FakeSlack } from '../../support/fake-slack';

const presenceOf = () => Promise.resolve(UNKNOWN_PRESENCE);

let deps: TestDeps;
let cleanup: () => Promise<void>;
let slack: FakeSlack;
let worker: Worker | null;
let org: Organization;
let project: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  slack = new FakeSlack();
  worker = null;
  org = await makeOrganization(deps);
  project = await makeProject(deps, org, 'checkout');
});
afterEach(async () => {
  // Whatever was done to it, no alert is missing in the books.
  const accounts = await readAlertAccounts(deps.db.read);
  await worker?.stop();
  await cleanup();
  expect({ ...accounts, balanced: areBalanced(accounts) }).toEqual({ ...accounts, balanced: true });
});

const ask = (...jobs: NewJob[]) => deps.db.write((tx) => deps.queue.enqueue(tx, jobs));
async function work(): Promise<void> {
  worker ??= startWorker(deps, { messenger: slack });
  await worker.idle();
}
async function restart(): Promise<void> {
  await worker?.stop();
  worker = null;
}

/** So many new issues alert the channel together. */
async function alerts(count: number): Promise<string[]> {
  const issueIds: string[] = [];
  for (let made = 0; made < count; made++) issueIds.push((await makeIssue(deps, project)).id);
  await deps.db.write(async (tx) => {
    await createCards(
      tx,
      issueIds.map((issueId) => ({ issueId, channelId: 'C1' })),
      deps.clock.now(),
    );
    await deps.queue.enqueue(tx, [postJob(org.id, 'C1')]);
  });
  return issueIds;
}

/** What the channel shows: the short ids of each message. */
const shown = () => slack.messages.filter(({ threadTs }) => !threadTs).map(({ message }) => idsOf(message));
function idsOf(message: OutgoingMessage | undefined): string {
  if (message?.kind === 'card') return message.issue.shortId;
  return message?.kind === 'digest' ? message.issues.map(({ shortId }) => shortId).join(' ') : (message?.kind ?? '');
}
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `CHECKOUT-${from + index}`);
const cardOf = async (issueId: string) => (await cardsOfIssues(deps.db.read, [issueId]))[0]!;
const redraw = async (issueId: string) => redrawJob(await cardOf(issueId), project.id, { lane: 1 });
async function lineAbout(issueId: string): Promise<NewJob> {
  const data = { assignee: '1', assigneeType: 'user', assigneeName: 'Bob', previous: null, reason: null };
  const activity = { issueId, projectId: project.id, type: 'ASSIGNED' as const, userId: null, source: 'rule', data };
  const at = deps.clock.now();
  const [added] = await deps.db.write((tx) => addActivities(tx, [{ ...activity, requestId: null, at }]));
  return threadLineJob(await cardOf(issueId), { activityId: added!.id, projectId: project.id, lane: 1 });
}

test('twelve alerts at once are one message with a line for each', async () => {
  await alerts(12);
  await work();
  expect(shown()).toEqual([range(1, 12).join(' ')]);
  expect(await readAlertAccounts(deps.db.read)).toMatchObject({ due: 12, line: 12, card: 0, pending: 0 });
});

test('five alerts at once are five cards, in the order in which they came', async () => {
  await alerts(5);
  await work();
  expect(shown()).toEqual(range(1, 5));
});

test('more than a digest takes go into several, none twice and none missing', async () => {
  await alerts(47);
  await work();
  expect(shown()).toEqual([range(1, 20).join(' '), range(21, 40).join(' '), range(41, 47).join(' ')]);
});

test('what comes while the burst lasts joins it; what comes later has a message of its own', async () => {
  await alerts(8);
  await work();
  deps.clock.advance(4_000);
  await alerts(2);
  await work();
  expect(shown()).toEqual([range(1, 10).join(' ')]);
  deps.clock.advance(11_000);
  await alerts(1);
  await work();
  expect(shown()).toEqual([range(1, 10).join(' '), 'CHECKOUT-11']);
  // The digest is not the last message any more: growing, it would tell of what came later first.
  await alerts(7);
  await work();
  expect(shown()).toEqual([range(1, 10).join(' '), 'CHECKOUT-11', range(12, 18).join(' ')]);
});

test('changes of several of its issues cost one redraw', async () => {
  const [first, second] = await alerts(8);
  await work();
  await deps.db.write((tx) => tx.issue.updateMany({ data: { status: 'resolved' } }));
  await ask(await redraw(first!), await redraw(second!));
  await work();
  expect(slack.messages[0]?.updates).toBe(1);
  expect(slack.messages[0]?.message).toMatchObject({ issues: range(1, 8).map(() => ({ status: 'resolved' })) });
});

test('a line in the thread of a digest names its issue; what happened before it was shown is not said again', async () => {
  const [first, second] = await alerts(8);
  await ask(await lineAbout(first!));
  await work();
  await ask(await lineAbout(second!));
  await work();
  expect(slack.messages.slice(1)).toMatchObject([
    { threadTs: slack.messages[0]?.ts, message: { issue: { shortId: 'CHECKOUT-2' }, isOfDigest: true } },
  ]);
  expect(await deps.db.read.job.count()).toBe(0);
});

test('what happens while the digest is on its way is said in its thread once it is there', async () => {
  const [first] = await alerts(8);
  const post = slack.post.bind(slack);
  slack.post = async (...args) => {
    slack.post = post;
    deps.clock.advance(100);
    await ask(await lineAbout(first!));
    return post(...args);
  };
  await work();
  expect(slack.messages.slice(1)).toMatchObject([
    { message: { kind: 'thread-line', issue: { shortId: 'CHECKOUT-1' } } },
  ]);
});

test('a digest that somebody deleted is shown anew once one of its issues changes', async () => {
  const [first] = await alerts(8);
  await work();
  slack.messages.splice(0);
  await ask(await redraw(first!));
  await work();
  expect(shown()).toEqual([range(1, 8).join(' ')]);
});

test('a digest that Slack calls wrong becomes cards, and a card that it calls wrong holds up nothing', async () => {
  await alerts(7);
  const wrong = new DeliveryError('rejected', 'invalid_blocks');
  const post = slack.post.bind(slack);
  slack.post = async (to, message, key) => {
    if (idsOf(message).split(' ').includes('CHECKOUT-3')) throw wrong;
    return post(to, message, key);
  };
  await work();
  expect(shown()).toEqual(range(1, 7).filter((id) => id !== 'CHECKOUT-3'));
  expect(await readAlertAccounts(deps.db.read)).toMatchObject({ due: 7, card: 6, refused: 1, pending: 0 });
});

test.each<[string, number]>([
  ['card', 1],
  ['digest', 9],
])('a process that died after posting a %s does not post it again', async (_, count) => {
  await alerts(count);
  await claimJobs(deps.db, deps.clock.now(), { limit: 1 });
  slack.post = ((post) => async (to, message, key) => {
    await post(to, message, key);
    throw new Error('the process dies here');
  })(slack.post.bind(slack));
  const channel = { organizationId: org.id, channelId: 'C1' };
  const dying = jobHandlers['channel.post']({ ...deps, messenger: slack, presenceOf }, channel, {
    uncertainSince: null,
    attempts: 1,
  });
  await expect(dying).rejects.toThrow('dies');
  slack.post = FakeSlack.prototype.post.bind(slack);
  // More came before the next start: it must not make another message of what is under way.
  await alerts(8);
  await work();
  expect(shown()).toEqual(count === 1 ? ['CHECKOUT-1', range(2, 9).join(' ')] : [range(1, 17).join(' ')]);
});

test('a process that died while a digest grew shows each line once', async () => {
  await alerts(8);
  await work();
  await restart();
  await alerts(2);
  slack.fail({
    method: 'update',
    error: new DeliveryError('temporary', 'econnreset', { uncertain: true }),
    effect: 'done',
  });
  await work();
  deps.clock.advance(10_000);
  await work();
  expect(shown()).toEqual([range(1, 10).join(' ')]);
});

test('the digest tells how many wait while the channel is closed, and stops telling when none do', async () => {
  const post = slack.post.bind(slack);
  slack.post = async (...args) => {
    slack.post = post;
    const posted = await post(...args);
    slack.fail({ method: 'post', error: new DeliveryError('rate-limited', 'rate_limited', { retryAfterMs: 8_000 }) });
    return posted;
  };
  const waiting = () => slack.messages.map(({ message }) => (message.kind === 'digest' ? message.waiting : null));
  await alerts(30);
  await work();
  expect(waiting()).toEqual([0]);
  deps.clock.advance(3_000);
  await work();
  expect(waiting()).toEqual([10]);
  deps.clock.advance(5_000);
  await work();
  deps.clock.advance(3_000);
  await work();
  expect(waiting()).toEqual([0, 0]);
});

test('in a flood no digest is redrawn only to tell what comes in a moment', async () => {
  await alerts(67);
  await work();
  deps.clock.advance(3_000);
  await work();
  expect(slack.messages.map(({ updates }) => updates)).toEqual([0, 0, 0, 0]);
  expect(await deps.db.read.job.count()).toBe(0);
});

test('an alert of a deleted project is only that in its digest, and nothing once its rows are gone', async () => {
  const other = await makeProject(deps, org, 'storefront');
  const [kept] = await alerts(7);
  await work();
  await deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(kept!) }, data: { projectId: BigInt(other.id) } }));
  await deps.db.write((tx) => tx.project.update({ where: { id: BigInt(project.id) }, data: { status: 'deleting' } }));
  await ask(await redraw(kept!));
  await work();
  expect(slack.messages[0]?.message).toMatchObject({
    issues: [{ project: { status: 'active' } }, ...range(2, 7).map(() => ({ project: { status: 'deleting' } }))],
  });
  expect((await deps.db.read.card.findMany()).filter(({ isRetired }) => isRetired)).toHaveLength(6);
});
