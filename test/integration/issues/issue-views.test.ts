import { addActivities } from '../../../src/activity/activity.store';
import { cardsOfIssues, createCards, recordShown } from '../../../src/cards/card.store';
import { findCard } from '../../../src/cards/find-card';
import { findIssueViews, getIssueView } from '../../../src/issues/get-issue-view';
import type { Organization } from '../../../src/organizations/types';
import type { User } from '../../../src/people/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import {
  makeIssue,
  makeIssues,
  makeOrganization,
  makeProject,
  makeTeam,
  makeUser,
  type MadeIssue,
} from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let project: Project;
let alice: User;
let issue: MadeIssue;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  project = await makeProject(deps, org, 'shop');
  alice = await makeUser(deps, org, 'alice');
  issue = await makeIssue(deps, project);
});
afterEach(() => cleanup());

const view = (id = issue.id) => getIssueView(deps, org.id, id);
const hold = (holder: { userId?: bigint; teamId?: bigint }) =>
  deps.db.write((tx) =>
    tx.assignee.create({
      data: {
        issueId: BigInt(issue.id),
        projectId: BigInt(project.id),
        ...holder,
        assignedAt: deps.clock.now(),
        assignedById: BigInt(alice.id),
        source: 'modal',
      },
    }),
  );
const update = (data: object) => deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(issue.id) }, data }));

describe('the view of an issue', () => {
  it('has all of a plain one', async () => {
    await update({
      culprit: 'pay.ts in charge',
      message: 'no "card"',
      tags: '[["browser","Firefox"]]',
      url: 'https://shop.example/',
    });
    expect(await view()).toEqual({
      id: issue.id,
      shortId: 'SHOP-1',
      organizationId: org.id,
      project: { id: project.id, slug: 'shop', name: 'shop', status: 'active', hasReleases: false },
      title: 'TypeError: broken 1',
      culprit: 'pay.ts in charge',
      message: 'no "card"',
      level: 'error',
      platform: null,
      url: 'https://shop.example/',
      tags: [['browser', 'Firefox']],
      status: 'unresolved',
      substatus: 'new',
      archive: null,
      resolvedIn: null,
      timesSeen: 1,
      usersSeen: 0,
      firstSeen: deps.clock.now(),
      lastSeen: deps.clock.now(),
      assignee: null,
      statusChange: null,
    });
  });

  it('names the person who holds it, and who gave it to him', async () => {
    const bob = await makeUser(deps, org, 'bob');
    await hold({ userId: BigInt(bob.id) });
    const { assignee } = await view();
    expect(assignee).toMatchObject({
      actor: { type: 'user', id: bob.id, handle: 'bob' },
      assignedAt: deps.clock.now(),
      assignedBy: { id: alice.id },
    });
  });

  it('names the team that holds it', async () => {
    const team = await makeTeam(deps, org, 'backend');
    await hold({ teamId: BigInt(team.id) });
    expect((await view()).assignee).toMatchObject({ actor: { type: 'team', id: team.id, slug: 'backend' } });
  });

  it('names the newest change of status, whatever happened since', async () => {
    const at = deps.clock.now();
    const row = {
      issueId: issue.id,
      projectId: project.id,
      userId: alice.id,
      source: 'modal',
      requestId: null,
      data: {},
      at,
    };
    await deps.db.write((tx) =>
      addActivities(tx, [
        { ...row, type: 'RESOLVED' },
        { ...row, type: 'REGRESSED', userId: null, at: new Date(at.getTime() + 5) },
        { ...row, type: 'ASSIGNED' },
      ]),
    );
    expect((await view()).statusChange).toEqual({ by: null, at: new Date(at.getTime() + 5) });
  });

  it.each([
    [
      { archiveMode: 'until_count', archivedUntilCount: 10 },
      { mode: 'until_count', until: null, untilCount: 10 },
    ],
    [
      { archiveMode: 'until_time', archivedUntil: new Date(5) },
      { mode: 'until_time', until: new Date(5), untilCount: null },
    ],
    [
      { archiveMode: 'until_escalating', archivedUntil: new Date(5), archivedUntilCount: 3 },
      { mode: 'until_escalating', until: null, untilCount: null },
    ],
    [{ archiveMode: 'forever' }, { mode: 'forever', until: null, untilCount: null }],
  ])('says for how long it is archived: %j', async (columns, archive) => {
    await update({ status: 'archived', ...columns });
    expect((await view()).archive).toEqual(archive);
  });

  it('knows of releases as soon as another issue of the project has one', async () => {
    await makeIssue(deps, project);
    await deps.db.write((tx) => tx.issue.updateMany({ where: { number: 2 }, data: { release: '1.0.0' } }));
    expect((await view()).project.hasReleases).toBe(true);
  });

  it.each(['not json', '{"a":1}', '[["one"],["a","b","c"],1]'])(
    'has no tags where the stored text has none: %s',
    async (tags) => {
      await update({ tags });
      await expect(view()).resolves.toMatchObject({ tags: [] });
    },
  );
});

describe('the views of several issues', () => {
  it('come in the order asked for, each once, without those that do not exist', async () => {
    const [two, three] = await makeIssues(deps, project, 2);
    const ids = [three?.id ?? '', '999999', issue.id, two?.id ?? '', issue.id, 'x', "1' OR 1=1"];
    const views = await findIssueViews(deps, org.id, ids);
    expect(views.map((each) => each.shortId)).toEqual(['SHOP-3', 'SHOP-1', 'SHOP-2']);
  });

  it('never show another organization’s, alone or among others', async () => {
    const other = await makeOrganization(deps);
    const theirs = await makeIssue(deps, await makeProject(deps, other, 'shop'));
    expect((await findIssueViews(deps, org.id, [theirs.id, issue.id])).map((each) => each.id)).toEqual([issue.id]);
    for (const id of [theirs.id, '999999', 'x']) {
      await expect(view(id)).rejects.toMatchObject({ kind: 'not-found', sentence: 'There is no such issue.' });
    }
  });

  it('show the state of a project that is being deleted', async () => {
    await deps.db.write((tx) =>
      tx.project.update({ where: { id: BigInt(project.id) }, data: { status: 'pending_deletion' } }),
    );
    expect((await view()).project.status).toBe('pending_deletion');
  });
});

describe('a card', () => {
  const create = (...channelIds: string[]) =>
    deps.db.write((tx) =>
      createCards(
        tx,
        channelIds.map((channelId) => ({ issueId: issue.id, channelId })),
        deps.clock.now(),
      ),
    );

  it('is made once for an issue and channel', async () => {
    const made = await create('C1', 'C2');
    expect(made).toMatchObject([
      { issueId: issue.id, organizationId: org.id, channelId: 'C1', ts: null },
      { channelId: 'C2' },
    ]);
    expect(await create('C2', 'C3')).toMatchObject([{ channelId: 'C3' }]);
    expect((await cardsOfIssues(deps.db.read, [issue.id])).map((card) => card.channelId)).toEqual(['C1', 'C2', 'C3']);
    expect(await findCard(deps, made[0]?.id ?? '')).toEqual(made[0]);
  });

  it('remembers the first message it was posted as', async () => {
    const [card] = await create('C1');
    await deps.db.write((tx) => recordShown(tx, [card?.id ?? ''], '1700000000.000100'));
    await deps.db.write((tx) => recordShown(tx, [card?.id ?? ''], '1700000000.000200'));
    expect(await findCard(deps, card?.id ?? '')).toMatchObject({ ts: '1700000000.000100' });
  });

  it.each(['999999', 'x', ''])('is not found by %j', async (id) => {
    expect(await findCard(deps, id)).toBeNull();
  });
});
