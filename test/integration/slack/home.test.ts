import { ACTIONS } from '../../../src/slack/ids';
import { assignIssues } from '../../../src/assignment/assign-issues';
import { createTeam, setTeamMembers } from '../../../src/people/create-team';
import { identifyViewer } from '../../../src/people/identify-viewer';
import type { View } from '../../../src/local-workspace/model';
import { ALERTS, ALICE, BOB, CAROL, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssue, makeIssues, makeOrganization, makeProject } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(async () => {
  expect(at.local.control.problems()).toEqual([]);
  await closeAll();
});

const text = (who: string) => JSON.stringify(at.local.control.home(who)?.blocks ?? null);
const home = (who = ALICE): View => at.local.control.home(who)!;
const shows = (what: string | RegExp, who = ALICE) =>
  at.local.control.waitFor(
    () => (typeof what === 'string' ? text(who).includes(what) : what.test(text(who))) && home(who),
    `${String(what)} in the Home of ${who}, which says ${text(who)}`,
  );
const opens = async (who = ALICE, what: string | RegExp = 'Unassigned ·') => {
  const before = at.local.control.calls('views.publish').length;
  at.local.control.as(who).opensHome();
  await at.local.control.waitFor(() => at.local.control.calls('views.publish').length > before, 'the Home drawn');
  return shows(what, who);
};
const clicks = (button: Parameters<ReturnType<typeof at.local.control.as>['clicks']>[1], who = ALICE) =>
  at.local.control.as(who).clicks(home(who), button);
const viewer = (slackUserId: string) => identifyViewer(at.deps, at.organization.id, slackUserId);
const give = async (issueId: string, to: string) =>
  assignIssues(at.deps, await viewer(BOB), {
    issueIds: [issueId],
    to: { type: 'user', id: (await viewer(to)).userId },
    source: 'bulk',
  });

test('the Home begins with what nobody holds; tabs, menu and buttons change it in place', async () => {
  await opens(ALICE, 'Unassigned · 1');
  await clicks('Assign to me');
  await shows('*CHECKOUT-1* is yours now.');
  await shows('Unassigned · 0');
  await clicks('Mine · 1');
  await shows('the cart is undefined');
  expect(text(ALICE)).not.toContain('is yours now');
  await at.local.control.as(ALICE).selects(home(), 'assignee', 'Unassign');
  await shows('*CHECKOUT-1* is no longer assigned to');
  await shows('You hold no open issues.');
  await at.settled();
  expect(at.local.control.dms(ALICE)).toEqual([]);
});

test('Undo in the Home takes back what was just done there', async () => {
  await opens(ALICE, 'Unassigned · 1');
  await clicks('Take next');
  await shows('*CHECKOUT-1* is yours now: TypeError: the cart is undefined');
  await clicks('Undo');
  await shows('Undone: nobody holds *CHECKOUT-1* again.');
  await shows('Unassigned · 1');
  expect(at.local.control.dms(ALICE)).toEqual([]);
});

test('a double click on Take next takes one issue, the next click another one', async () => {
  await makeIssues(at.deps, at.project, 2);
  await opens(ALICE, 'Unassigned · 3');
  const seen = home();
  const twice = [1, 2].map(() => at.local.control.as(ALICE).clicks(seen, 'Take next'));
  expect(await Promise.all(twice)).toEqual([{ ok: true }, { ok: true }]);
  await at.settled();
  await shows('Unassigned · 2');
  await clicks('Take next');
  await shows('Unassigned · 1');
  await at.settled();
  expect(await at.deps.db.read.assignee.count()).toBe(2);
});

test('after a Take next that failed, the next click counts', async () => {
  await opens(ALICE, 'Unassigned · 1');
  jest.spyOn(at.deps.random, 'uuid').mockImplementationOnce(() => {
    throw new Error('nothing is random any more');
  });
  await clicks('Take next');
  await at.settled();
  expect(await at.deps.db.read.assignee.count()).toBe(0);
  await clicks('Take next');
  await shows('*CHECKOUT-1* is yours now');
});

test('Resolve and Archive… take an issue out of the queue and say so above it', async () => {
  await makeIssue(at.deps, at.project);
  await opens(ALICE, 'Unassigned · 2');
  await clicks('Resolve');
  await shows('*CHECKOUT-1* is now resolved.');
  await clicks('Archive…');
  await at.local.control.waitFor(() => at.local.control.modals(ALICE)[0]?.callbackId === 'archive_modal', 'the form');
  expect(await at.local.control.as(ALICE).submits('archive_modal')).toEqual({ ok: true });
  await shows('*CHECKOUT-2* is now archived until it escalates.');
  await shows('Every open issue has an owner.');
  await at.settled();
  expect(at.local.control.dms(ALICE)).toEqual([]);
});

test('whoever takes next from an empty queue is told that nothing is left', async () => {
  await give(at.issue.id, CAROL);
  await opens(ALICE, 'Every open issue has an owner.');
  await clicks('Take next');
  await shows('There is nothing left for you to take here.');
});

test('filters narrow the queue, and Take next with it; they are kept when the Home is opened anew', async () => {
  const shop = await makeProject(at.deps, at.organization, 'shop');
  const [, fatal] = await makeIssues(at.deps, shop, 2);
  await at.deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(fatal?.id ?? 0) }, data: { level: 'fatal' } }));
  await makeProject(at.deps, await makeOrganization(at.deps), 'foreign');
  const person = at.local.control.as(ALICE);
  await opens(ALICE, 'Unassigned · 3');
  expect(JSON.stringify(await person.searches(home(), ACTIONS.homeProject, ''))).not.toContain('foreign');
  await person.selects(home(), ACTIONS.homeProject, 'shop');
  await shows('Unassigned · 2');
  await person.selects(home(), ACTIONS.homeLevel, 'Fatal only');
  await shows('Unassigned · 1');
  await opens(ALICE, 'Unassigned · 1');
  await clicks('Take next');
  await shows(`*${fatal?.shortId}* is yours now`);
  await shows('Every open issue has an owner among those that fit these filters.');
  await person.selects(home(), ACTIONS.homeProject, 'All projects');
  await shows('"All projects"');
  await person.selects(home(), ACTIONS.homeLevel, 'Any level');
  await shows('Unassigned · 2');
  await person.selects(home(), ACTIONS.homeAge, 'Older than 1 day');
  await shows('Unassigned · 0');
});

test('pages: the next ten, and back', async () => {
  await makeIssues(at.deps, at.project, 11);
  await opens(ALICE, '1–10 of 12, the oldest first');
  expect(text(ALICE)).not.toContain('Previous');
  await clicks('Next');
  await shows('11–12 of 12');
  expect(text(ALICE)).not.toContain('"Next"');
  await clicks('Previous');
  await shows('1–10 of 12');
});

test('what a team of mine holds is under My teams’', async () => {
  const team = await createTeam(at.deps, at.organization.id, { slug: 'ops', name: 'Ops' });
  await setTeamMembers(at.deps, team.id, [(await viewer(ALICE)).userId]);
  await assignIssues(at.deps, await viewer(BOB), {
    issueIds: [at.issue.id],
    to: { type: 'team', id: team.id },
    source: 'bulk',
  });
  await opens(ALICE, 'My teams’ · 1');
  await clicks('My teams’ · 1');
  await shows('the cart is undefined');
});

test('two people look; what one does, and what a command does, the other sees without doing anything', async () => {
  await opens(ALICE, 'Unassigned · 1');
  await opens(BOB, 'Unassigned · 1');
  await clicks('Assign to me', BOB);
  await shows('Unassigned · 0', ALICE);
  await at.local.control.as(CAROL).runs(ALERTS, '/assign CHECKOUT-1 @alice');
  await shows('Mine · 1', ALICE);
  await shows('Mine · 0', BOB);
});

test('a Home that shows the same is not published again', async () => {
  await makeProject(at.deps, at.organization, 'shop');
  await opens(ALICE, 'Unassigned · 1');
  await at.local.control.as(ALICE).selects(home(), ACTIONS.homeProject, 'shop');
  const { hash } = await shows('Unassigned · 0');
  await opens(BOB, 'Unassigned · 1');
  await at.local.control.as(CAROL).runs(ALERTS, '/assign CHECKOUT-1 @carol');
  await shows('Unassigned · 0', BOB);
  // Each look draws for everybody, and begins when the one before has ended.
  await at.local.control.as(CAROL).runs(ALERTS, '/assign CHECKOUT-1 none');
  await shows('Unassigned · 1', BOB);
  expect(home(ALICE).hash).toBe(hash);
});

test('a Home that nobody used for 10 minutes is not kept up to date', async () => {
  await opens(ALICE, 'Unassigned · 1');
  at.deps.clock.advance(10 * 60_000 + 1);
  await opens(BOB, 'Unassigned · 1');
  await at.local.control.as(CAROL).runs(ALERTS, '/assign CHECKOUT-1 @carol');
  await shows('Unassigned · 0', BOB);
  await at.local.control.as(CAROL).runs(ALERTS, '/assign CHECKOUT-1 none');
  await shows('Unassigned · 1', BOB);
  await at.local.control.as(CAROL).runs(ALERTS, '/assign CHECKOUT-1 @bob');
  await shows('Mine · 1', BOB);
  expect(text(ALICE)).toContain('Unassigned · 1');
  await opens(ALICE, 'Unassigned · 0');
});

test('when Slack does not take a drawing, it is tried again', async () => {
  await opens(ALICE, 'Unassigned · 1');
  at.local.control.faults.next('views.publish', { kind: '429', retryAfter: 0 });
  await give(at.issue.id, CAROL);
  await shows('Unassigned · 0', ALICE);
});

test.each([['take what is not theirs to hold', 'Assign to me', 'cannot be assigned to issues of']])(
  'who tries to %s reads in the Home why not',
  async (_, button, why) => {
    const ops = await createTeam(at.deps, at.organization.id, { slug: 'ops', name: 'Ops' });
    await at.deps.db.write((tx) =>
      tx.projectTeam.create({ data: { projectId: BigInt(at.project.id), teamId: BigInt(ops.id) } }),
    );
    await opens(ALICE, 'Unassigned · 1');
    await clicks(button);
    await shows(why);
    await clicks('Take next');
    await shows('There is nothing left for you to take here.');
  },
);

test.each(['', 'v1:7', '{"v":1}', '{"v":1,"tab":"all","project":null,"level":null,"days":null,"page":1}'])(
  'a tab that carries %j is refused',
  async (value) => {
    await opens(ALICE, 'Unassigned · 1');
    await clicks({ text: 'Mine · 0', value });
    await shows('That control is out of date.');
  },
);

test.each([ACTIONS.homeLevel, ACTIONS.homeAge, ACTIONS.homeProject])('a %s that was forged is refused', async (id) => {
  await opens(ALICE, 'Unassigned · 1');
  const option = { text: { type: 'plain_text', text: 'x' }, value: 'v1:x' };
  await at.local.control.as(ALICE).selects(home(), id, option);
  await shows('That control is out of date.');
});
