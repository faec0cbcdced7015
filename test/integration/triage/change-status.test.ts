import { listActivities } from '../../../src/activity/get-activity';
import { findIssueViews, getIssueView } from '../../../src/issues/get-issue-view';
import type { Organization } from '../../../src/organizations/types';
import type { User } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import { changeStatus } from '../../../src/triage/change-status';
import type { TriageChange } from '../../../src/triage/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeIssues, makeOrganization, makeProject, makeUser, viewerOf } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let project: Project;
let alice: User;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  project = await makeProject(deps, org, 'shop');
  alice = await makeUser(deps, org, 'alice');
});
afterEach(() => cleanup());

const REPLY = { slackUserId: 'U1', channelId: 'C1', responseUrl: null, expiresAt: 0 };
const RESOLVE: TriageChange = { to: 'resolved', in: 'now' };
const change = (issueIds: string[], to: TriageChange, more: { reply?: typeof REPLY } = {}) =>
  changeStatus(deps, viewerOf(alice), { issueIds, change: to, source: 'card_button', ...more });
const jobs = async () => {
  const rows = await deps.db.read.job.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ kind, key, orderKey, lane, payload }) => ({
    kind,
    key,
    orderKey,
    lane,
    payload: JSON.parse(payload) as unknown,
  }));
};
const counts = async () => {
  const { job, activity, subscription } = deps.db.read;
  return Promise.all([job.count(), activity.count(), subscription.count()]);
};
const refused = (kind: string, code: string) => ({ kind, code });

it('resolving changes the issue, says who did it, and subscribes him', async () => {
  const issue = await makeIssue(deps, project);
  const summary = await change([issue.id], RESOLVE);
  expect(summary).toEqual({
    requestId: summary.requestId,
    change: RESOLVE,
    issues: [{ issueId: issue.id, shortId: 'SHOP-1', title: 'TypeError: broken 1', changed: true }],
  });
  const view = await getIssueView(deps, org.id, issue.id);
  expect(view).toMatchObject({
    status: 'resolved',
    resolvedIn: 'now',
    statusChange: { by: { id: alice.id }, at: deps.clock.now() },
  });
  expect(await listActivities(deps, org.id, issue.id)).toMatchObject([
    {
      type: 'RESOLVED',
      by: { id: alice.id },
      source: 'card_button',
      requestId: summary.requestId,
      data: { in: 'now' },
    },
  ]);
  expect(await deps.db.read.subscription.findMany()).toMatchObject([
    { userId: BigInt(alice.id), reason: 'status_change', isActive: true },
  ]);
});

it('each card is drawn again, then says in its thread what happened; the answer goes first', async () => {
  const issue = await makeIssue(deps, project, { channels: ['C1', 'C2'] });
  const summary = await change([issue.id], RESOLVE, { reply: REPLY });
  const cards = await deps.db.read.card.findMany({ orderBy: { id: 'asc' } });
  const [activity] = await listActivities(deps, org.id, issue.id);
  expect(await jobs()).toEqual([
    ...cards.flatMap(({ id }) => [
      {
        kind: 'card.draw',
        key: `card.draw:${id}`,
        orderKey: `card:${id}`,
        lane: 1,
        payload: { cardId: id.toString() },
      },
      {
        kind: 'card.thread-line',
        key: `line:${activity?.id}:${id}`,
        orderKey: `card:${id}`,
        lane: 1,
        payload: { cardId: id.toString(), activityId: activity?.id },
      },
    ]),
    { kind: 'answer.triage', key: null, orderKey: null, lane: 0, payload: { reply: REPLY, summary } },
  ]);
});

it('what is so already is drawn again and answered, and nothing else', async () => {
  const issue = await makeIssue(deps, project, { channels: ['C1'] });
  await change([issue.id], RESOLVE);
  await deps.db.write((tx) => tx.job.deleteMany());
  deps.clock.advance(60_000);
  const before = await getIssueView(deps, org.id, issue.id);
  const summary = await change([issue.id], RESOLVE, { reply: REPLY });
  expect(summary.issues).toMatchObject([{ changed: false }]);
  expect((await jobs()).map((job) => job.kind)).toEqual(['card.draw', 'answer.triage']);
  expect(await getIssueView(deps, org.id, issue.id)).toEqual(before);
  expect(await counts()).toEqual([2, 1, 1]);
});

it('an issue goes into the archive and back', async () => {
  const issue = await makeIssue(deps, project);
  await change([issue.id], { to: 'archived', mode: 'until_time', hours: 24 });
  const until = new Date(deps.clock.now().getTime() + 24 * 3_600_000);
  expect(await getIssueView(deps, org.id, issue.id)).toMatchObject({
    status: 'archived',
    archive: { mode: 'until_time', until },
  });
  await change([issue.id], { to: 'unresolved' });
  expect(await getIssueView(deps, org.id, issue.id)).toMatchObject({
    status: 'unresolved',
    substatus: 'ongoing',
    archive: null,
  });
  expect(await listActivities(deps, org.id, issue.id)).toMatchObject([
    { type: 'UNRESOLVED', data: {} },
    { type: 'ARCHIVED', data: { mode: 'until_time', until: until.toISOString(), untilCount: null } },
  ]);
});

it('each of several issues has its own number of events to come', async () => {
  const [one, two] = await makeIssues(deps, project, 2);
  await deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(two?.id ?? 0) }, data: { timesSeen: 50 } }));
  await change([one?.id ?? '', two?.id ?? ''], { to: 'archived', mode: 'until_count', events: 10 });
  const rows = await deps.db.read.issue.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map((row) => row.archivedUntilCount)).toEqual([11, 60]);
});

it('resolving in a release remembers the newest one of each issue’s own project', async () => {
  const web = await makeProject(deps, org, 'web');
  const [one] = await makeIssues(deps, project, 2);
  const two = await makeIssue(deps, web);
  await deps.db.write(async (tx) => {
    await tx.issue.updateMany({ where: { projectId: BigInt(project.id), number: 1 }, data: { release: 'shop@1.9.0' } });
    await tx.issue.updateMany({
      where: { projectId: BigInt(project.id), number: 2 },
      data: { release: 'shop@1.10.0' },
    });
    await tx.issue.updateMany({ where: { projectId: BigInt(web.id) }, data: { release: '4f2a1c9' } });
  });
  await change([one?.id ?? '', two.id], { to: 'resolved', in: 'next_release' });
  const rows = await deps.db.read.issue.findMany({ where: { status: 'resolved' }, orderBy: { id: 'asc' } });
  expect(rows.map((row) => row.resolvedRelease)).toEqual(['shop@1.10.0', '4f2a1c9']);
});

it('an explicit unsubscribe is not revived', async () => {
  const issue = await makeIssue(deps, project);
  const row = {
    issueId: BigInt(issue.id),
    userId: BigInt(alice.id),
    reason: 'manual',
    isActive: false,
    createdAt: deps.clock.now(),
  };
  await deps.db.write((tx) => tx.subscription.create({ data: row }));
  await change([issue.id], RESOLVE);
  expect(await deps.db.read.subscription.findMany()).toEqual([row]);
});

describe('the whole request is refused and nothing changed', () => {
  it('when one of the issues is unknown, another organization’s or of a project being deleted', async () => {
    const mine = await makeIssue(deps, project, { channels: ['C1'] });
    const theirs = await makeIssue(deps, await makeProject(deps, await makeOrganization(deps), 'theirs'));
    const gone = await makeProject(deps, org, 'gone');
    const going = await makeIssue(deps, gone);
    await deps.db.write((tx) =>
      tx.project.update({ where: { id: BigInt(gone.id) }, data: { status: 'pending_deletion' } }),
    );
    for (const id of [theirs.id, going.id, '999999', '0', 'x', "1' OR 1=1"]) {
      await expect(change([mine.id, id], RESOLVE)).rejects.toMatchObject(refused('not-found', 'issue_not_found'));
    }
    const rows = await deps.db.read.issue.findMany();
    expect(rows.map((row) => row.status)).toEqual(['unresolved', 'unresolved', 'unresolved']);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('when one project has no release to resolve it in', async () => {
    const [one] = await makeIssues(deps, project, 1);
    const two = await makeIssue(deps, await makeProject(deps, org, 'web'));
    await deps.db.write((tx) =>
      tx.issue.updateMany({ where: { id: BigInt(one?.id ?? 0) }, data: { release: '1.0.0' } }),
    );
    await expect(change([one?.id ?? '', two.id], { to: 'resolved', in: 'current_release' })).rejects.toMatchObject(
      refused('invalid', 'no_release_known'),
    );
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('when there is no issue, or more than 10,000', async () => {
    await expect(change([], RESOLVE)).rejects.toMatchObject(refused('invalid', 'no_issues'));
    const many = Array.from({ length: 10_001 }, (_, i) => String(i + 1));
    await expect(change(many, RESOLVE)).rejects.toMatchObject(refused('invalid', 'too_many_issues'));
  });
});

it('two people at once: one changes it, the other hears that it is so already', async () => {
  const issue = await makeIssue(deps, project);
  const both = await Promise.all([change([issue.id], RESOLVE), change([issue.id], RESOLVE)]);
  expect(both.map((summary) => summary.issues[0]?.changed).sort()).toEqual([false, true]);
  expect(await listActivities(deps, org.id, issue.id)).toHaveLength(1);
});

it('thousands of issues are one request', async () => {
  const issues = await makeIssues(deps, project, 3_000, { channels: ['C1'] });
  const summary = await change(
    issues.map((issue) => issue.id),
    RESOLVE,
  );
  expect(summary.issues).toHaveLength(100);
  expect(await counts()).toEqual([6_000, 3_000, 3_000]);
  const views = await findIssueViews(
    deps,
    org.id,
    issues.map((issue) => issue.id),
  );
  expect(new Set(views.map((view) => view.status))).toEqual(new Set(['resolved']));
});

it('the analytics hear of each issue that changed, of the others nothing, and of a refused request nothing', async () => {
  const [one, two] = await makeIssues(deps, project, 2);
  await change([one!.id], RESOLVE);
  await change([one!.id, two!.id], RESOLVE);
  await change([two!.id], { to: 'archived', mode: 'until_time', hours: 24 });
  await change([two!.id], { to: 'unresolved' });
  await expect(change([one!.id, '999'], { to: 'unresolved' })).rejects.toMatchObject({ code: 'issue_not_found' });
  const rows = await deps.db.read.analyticsEvent.findMany({ orderBy: { id: 'asc' } });
  const ids = { organization_id: org.id, project_id: project.id, source: 'card_button' };
  expect(rows.map(({ type, attributes }) => [type, JSON.parse(attributes) as unknown])).toEqual([
    ['issue.resolved', { ...ids, group_id: one!.id, resolution: 'now' }],
    ['issue.resolved', { ...ids, group_id: two!.id, resolution: 'now' }],
    ['issue.archived', { ...ids, group_id: two!.id, mode: 'until_time' }],
    ['issue.unresolved', { ...ids, group_id: two!.id }],
  ]);
});
