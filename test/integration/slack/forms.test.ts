import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssue, makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

const person = () => at.local.control.as(ALICE);

async function openForm() {
  expect(await person().runs(ALERTS, '/assign')).toEqual({ ok: true });
  return at.local.control.waitFor(
    () => at.local.control.modals(ALICE).find((view) => view.callbackId === 'assign_modal'),
    'the form',
  );
}

test('/assign alone opens a form that assigns', async () => {
  const second = await makeIssue(at.deps, at.project, { title: 'RangeError: too far' });
  const form = await openForm();
  expect(JSON.stringify(await person().searches(form, 'modal_issues', 'too far'))).toContain(second.shortId);
  const ids = [at.issue, second].map(({ id }) => `v1:${id}`);
  expect(
    await person().submits('assign_modal', {
      modal_issues: ids,
      modal_assignee: 'Bob Tanaka',
      modal_note: 'you know this',
    }),
  ).toEqual({ ok: true });
  await at.settled();
  expect(await at.deps.db.read.assignee.count({ where: { user: { slackUserId: BOB } } })).toBe(2);
  expect(at.local.control.modals(ALICE)).toEqual([]);
  expect(at.heard(ALICE).join()).toContain('Undo');
  const [analytics] = await at.deps.db.read.analyticsEvent.findMany();
  expect(analytics?.attributes).toContain('"assigned_by":"modal"');
});

test('the assignee picker offers everybody who could hold some issue, and Unassign', async () => {
  const team = await makeTeam(at.deps, at.organization, 'payments');
  await makeProject(at.deps, at.organization, 'vault', { teams: [team] });
  const offered = JSON.stringify(await person().searches(await openForm(), 'modal_assignee', ''));
  for (const name of ['Unassign', '#payments', '@bob', '@carol']) expect(offered).toContain(name);
  expect(offered).not.toContain('@hal');
});

test('a refusal is shown at the field, and the same form can be sent again', async () => {
  const team = await makeTeam(at.deps, at.organization, 'payments');
  const vault = await makeProject(at.deps, at.organization, 'vault', { teams: [team] });
  const locked = await makeIssue(at.deps, vault);
  await openForm();
  const bob = await at.deps.db.read.user.findFirstOrThrow({ where: { slackUserId: BOB } });
  const toBob = { modal_assignee: { text: { type: 'plain_text', text: 'bob' }, value: `v1:user:${bob.id}` } };
  const refused = await person().submits('assign_modal', { modal_issues: [`v1:${locked.id}`], ...toBob });
  expect(refused.ok).toBe(false);
  expect(refused.errors?.['modal_assignee']).toContain('cannot be assigned to issues of vault');
  expect(await at.deps.db.read.assignee.count()).toBe(0);
  expect(await person().submits('assign_modal', { modal_issues: [`v1:${at.issue.id}`], ...toBob })).toEqual({
    ok: true,
  });
  await at.settled();
  expect(await at.deps.db.read.assignee.count()).toBe(1);
});

test('another organization’s issues and people are neither offered nor taken', async () => {
  const foreign = await makeOrganization(at.deps, 'Foreign');
  const secret = await makeIssue(at.deps, await makeProject(at.deps, foreign, 'secret'), { title: 'a secret error' });
  await makeUser(at.deps, foreign, 'spy');
  const form = await openForm();
  expect(await person().searches(form, 'modal_issues', 'secret')).toEqual({ options: [] });
  expect(await person().searches(form, 'modal_assignee', 'spy')).toEqual({ options: [] });
  const option = { text: { type: 'plain_text', text: 'x' }, value: `v1:${secret.id}` };
  const [open] = at.local.control.modals(ALICE);
  if (!open) throw new Error('the form is gone');
  open.state = { modal_issues: { modal_issues: { type: 'multi_external_select', selected_options: [option] } } };
  const answer = await person().submits('assign_modal', { modal_assignee: 'Bob Tanaka' });
  expect(JSON.stringify(answer)).toContain('not exist');
  expect(await at.deps.db.read.assignee.count()).toBe(0);
});

test('metadata that was tampered with is refused', async () => {
  await person().clicks(at.local.control.messages(ALERTS)[0] as never, 'Archive…');
  await at.settled();
  const view = at.local.control.modals(ALICE)[0];
  if (!view) throw new Error('no form');
  view.privateMetadata = '{"v":1,"issueIds":["../1"]}';
  const answer = await person().submits('archive_modal', {});
  expect(answer.ok).toBe(false);
  expect(answer.errors?.['modal_archive_for']).toContain('out of date');
  expect(await at.deps.db.read.activity.count()).toBe(0);
});

test('when Slack is too late to open a form, the person is told', async () => {
  at.local.control.faults.next('views.open', { kind: '500' });
  await person().runs(ALERTS, '/assign');
  await at.settled();
  expect(at.heard(ALICE).at(-1)).toContain('Please try again');
});
