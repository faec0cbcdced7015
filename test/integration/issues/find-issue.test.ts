import {
  findIssueByShortId,
  findIssuesByShortIds,
  findIssuesOfMessages,
  findLatestCardIssue,
} from '../../../src/issues/find-issue';
import { listIssues, type IssueListQuery } from '../../../src/issues/list-issues';
import { searchIssues } from '../../../src/issues/search-issues';
import type { Organization } from '../../../src/organizations/types';
import type { Project } from '../../../src/projects/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeIssues, makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let other: Organization;
let project: Project;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  other = await makeOrganization(deps);
  project = await makeProject(deps, org, 'my-shop');
});
afterEach(() => cleanup());

const startDeletion = () =>
  deps.db.write((tx) => tx.project.update({ where: { id: BigInt(project.id) }, data: { status: 'pending_deletion' } }));
const stamp = (issueId: string, ts: string) =>
  deps.db.write((tx) => tx.card.updateMany({ where: { issueId: BigInt(issueId) }, data: { ts } }));

describe('by short id', () => {
  it('an issue is found in either case, with dashes in the slug', async () => {
    const issue = await makeIssue(deps, project);
    for (const text of ['MY-SHOP-1', 'my-shop-1', ' My-Shop-01 ']) {
      expect(await findIssueByShortId(deps, org.id, text)).toMatchObject({ id: issue.id, shortId: 'MY-SHOP-1' });
    }
  });

  it.each(['MY-SHOP-2', 'SHOP-1', 'MY-1', '', '%-1', "MY-SHOP-1' OR 1=1"])('%j is unknown', async (text) => {
    await makeIssue(deps, project);
    expect(await findIssueByShortId(deps, org.id, text)).toBeNull();
  });

  it('another organization’s issue, and one of a project being deleted, are unknown too', async () => {
    await makeIssue(deps, project);
    expect(await findIssueByShortId(deps, other.id, 'MY-SHOP-1')).toBeNull();
    await startDeletion();
    expect(await findIssueByShortId(deps, org.id, 'MY-SHOP-1')).toBeNull();
  });

  it('several are answered by the texts they were asked with', async () => {
    const [one, two] = await makeIssues(deps, project, 2);
    const found = await findIssuesByShortIds(deps, org.id, ['my-shop-2', 'MY-SHOP-1', 'MY-SHOP-9', 'nonsense']);
    expect([...found].map(([text, issue]) => [text, issue.id])).toEqual([
      ['my-shop-2', two?.id],
      ['MY-SHOP-1', one?.id],
    ]);
  });
});

describe('by card', () => {
  it('"last" is the issue whose card was posted last in this channel, not the newest issue', async () => {
    const old = await makeIssue(deps, project, { channels: ['C1', 'C2'] });
    const young = await makeIssue(deps, project, { channels: ['C1'] });
    await makeIssue(deps, project, { channels: ['C9'] });
    await stamp(young.id, '1700000001.000100');
    await stamp(old.id, '1700000002.000100');
    expect(await findLatestCardIssue(deps, org.id, 'C1')).toMatchObject({ id: old.id });
    expect(await findLatestCardIssue(deps, org.id, 'C404')).toBeNull();
  });

  it('"last" passes over cards that were not posted yet', async () => {
    const posted = await makeIssue(deps, project, { channels: ['C1'] });
    const waiting = await makeIssue(deps, project, { channels: ['C1'] });
    await deps.db.write((tx) => tx.card.updateMany({ where: { issueId: BigInt(waiting.id) }, data: { ts: null } }));
    expect(await findLatestCardIssue(deps, org.id, 'C1')).toMatchObject({ id: posted.id });
    await deps.db.write((tx) => tx.card.updateMany({ data: { ts: null } }));
    expect(await findLatestCardIssue(deps, org.id, 'C1')).toBeNull();
  });

  const shownAt = async (ts: string, channelId = 'C1', organizationId = org.id) =>
    (await findIssuesOfMessages(deps, organizationId, [{ channelId, ts }])).map(({ id }) => id);

  it('a link finds the issue of that message in that channel', async () => {
    const issue = await makeIssue(deps, project, { channels: ['C1'] });
    await stamp(issue.id, '1712345678.901234');
    expect(await shownAt('1712345678.901234')).toEqual([issue.id]);
    expect(await shownAt('1712345678.901234', 'C2')).toEqual([]);
    expect(await shownAt('1712345678.901235')).toEqual([]);
  });

  it('a link to a message of many alerts finds all of them, in their order', async () => {
    const issues = [];
    for (let at = 0; at < 3; at += 1) issues.push(await makeIssue(deps, project, { channels: ['C1'] }));
    for (const { id } of issues) await stamp(id, '1712345678.901234');
    expect(await shownAt('1712345678.901234')).toEqual(issues.map(({ id }) => id));
  });

  it('neither finds another organization’s issue or one of a project being deleted', async () => {
    const issue = await makeIssue(deps, project, { channels: ['C1'] });
    await stamp(issue.id, '1712345678.901234');
    const both = async (organizationId: string) => [
      await findLatestCardIssue(deps, organizationId, 'C1'),
      await shownAt('1712345678.901234', 'C1', organizationId),
    ];
    expect(await both(other.id)).toEqual([null, []]);
    await startDeletion();
    expect(await both(org.id)).toEqual([null, []]);
  });
});

describe('the list of open issues', () => {
  const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n));
  const list = async (query: Partial<IssueListQuery> = {}, organizationId = org.id) => {
    const { issues, total } = await listIssues(deps, organizationId, { page: 1, pageSize: 10, ...query });
    return [total, ...issues.map((issue) => issue.shortId)];
  };
  const assign = (issueId: string, holder: { userId?: bigint; teamId?: bigint }) =>
    deps.db.write((tx) =>
      tx.assignee.create({
        data: {
          issueId: BigInt(issueId),
          projectId: BigInt(project.id),
          ...holder,
          assignedAt: hour(9),
          source: 'modal',
        },
      }),
    );

  it('is newest first, by page', async () => {
    for (const n of [3, 1, 5, 4, 2]) await makeIssue(deps, project, { lastSeen: hour(n) });
    expect(await list()).toEqual([5, 'MY-SHOP-3', 'MY-SHOP-4', 'MY-SHOP-1', 'MY-SHOP-5', 'MY-SHOP-2']);
    expect(await list({ page: 2, pageSize: 2 })).toEqual([5, 'MY-SHOP-1', 'MY-SHOP-5']);
    expect(await list({ page: 9, pageSize: 2 })).toEqual([5]);
  });

  it('is by holder: a person, a team, anyone, nobody', async () => {
    const alice = await makeUser(deps, org, 'alice');
    const team = await makeTeam(deps, org, 'backend', [alice]);
    const [one, two] = await makeIssues(deps, project, 3);
    await assign(one?.id ?? '', { userId: BigInt(alice.id) });
    await assign(two?.id ?? '', { teamId: BigInt(team.id) });
    expect(await list({ holder: { kind: 'actor', actor: { type: 'user', id: alice.id } } })).toEqual([1, 'MY-SHOP-1']);
    expect(await list({ holder: { kind: 'actor', actor: { type: 'team', id: team.id } } })).toEqual([1, 'MY-SHOP-2']);
    expect(await list({ holder: { kind: 'actor', actor: { type: 'user', id: String(team.id) } } })).toEqual([0]);
    expect(await list({ holder: { kind: 'anyone' } })).toEqual([2, 'MY-SHOP-2', 'MY-SHOP-1']);
    expect(await list({ holder: { kind: 'nobody' } })).toEqual([1, 'MY-SHOP-3']);
  });

  it('leaves out what is resolved, archived, another organization’s or in a project being deleted', async () => {
    await makeIssues(deps, project, 3);
    await deps.db.write(async (tx) => {
      await tx.issue.updateMany({ where: { number: 1 }, data: { status: 'resolved' } });
      await tx.issue.updateMany({ where: { number: 2 }, data: { status: 'archived' } });
    });
    expect(await list()).toEqual([1, 'MY-SHOP-3']);
    expect(await list({}, other.id)).toEqual([0]);
    await startDeletion();
    expect(await list()).toEqual([0]);
  });

  it('is of one project, in any case; an unknown one is quoted', async () => {
    await makeIssue(deps, project);
    await makeIssue(deps, await makeProject(deps, org, 'web'));
    expect(await list({ projectSlug: 'WEB' })).toEqual([1, 'WEB-1']);
    const unknown = { kind: 'not-found', sentence: 'There is no project “nope”.' };
    await expect(list({ projectSlug: 'nope' })).rejects.toMatchObject(unknown);
    await expect(list({ projectSlug: 'web' }, other.id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it.each([NaN, -1, 0, 1e12, Infinity])('takes page and size %p as something sensible', async (n) => {
    await makeIssue(deps, project);
    expect((await list({ page: 1, pageSize: n }))[0]).toBe(1);
    expect((await list({ page: n, pageSize: 1 }))[0]).toBe(1);
  });
});

describe('the issue picker', () => {
  const search = async (query: string, organizationId = org.id, limit = 100) =>
    (await searchIssues(deps, organizationId, query, limit)).map((issue) => issue.shortId);

  beforeEach(async () => {
    await makeIssue(deps, project, { title: 'TypeError: cart is undefined' });
    await makeIssue(deps, project, { title: '100% disk_full' });
  });

  it.each([
    ['', ['MY-SHOP-2', 'MY-SHOP-1']],
    ['CART', ['MY-SHOP-1']],
    ['my-shop-1', ['MY-SHOP-1']],
    ['my-sh', ['MY-SHOP-2', 'MY-SHOP-1']],
    ['%', ['MY-SHOP-2']],
    ['k_f', ['MY-SHOP-2']],
    ['a_t', []],
    ['\\', []],
    ["' OR 1=1", []],
  ])('finds by title or short id: %j', async (query, ids) => {
    expect(await search(query)).toEqual(ids);
  });

  it('puts the issue that was named exactly first, and finds it when it is resolved too', async () => {
    await makeIssues(deps, project, 9);
    await deps.db.write((tx) => tx.issue.updateMany({ where: { number: 1 }, data: { status: 'resolved' } }));
    expect(await search('my-shop-1')).toEqual(['MY-SHOP-1', 'MY-SHOP-11', 'MY-SHOP-10']);
    expect(await search('my-shop-1', org.id, 1)).toEqual(['MY-SHOP-1']);
  });

  it('finds nothing of another organization', async () => {
    expect([await search('', other.id), await search('MY-SHOP-1', other.id)]).toEqual([[], []]);
  });
});
