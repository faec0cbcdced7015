import type { View } from '../../../src/local-workspace/model';
import { createTeam } from '../../../src/people/create-team';
import { ALICE, CAROL, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssues, makeProject } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(async () => {
  expect(at.local.control.problems()).toEqual([]);
  await closeAll();
});

const person = () => at.local.control.as(ALICE);
const home = (): View => at.local.control.home(ALICE)!;
const text = () => JSON.stringify(at.local.control.home(ALICE)?.blocks ?? null);
const shows = (what: string) =>
  at.local.control.waitFor(() => text().includes(what) && home(), `${what} in the Home, which says ${text()}`);
const form = (what: string) =>
  at.local.control.waitFor(
    () => at.local.control.modals(ALICE).find((view) => JSON.stringify(view).includes(what)),
    `a form with ${what}`,
  );
const opensForm = async (queued: string) => {
  person().opensHome();
  await shows(queued);
  await person().clicks(home(), 'Select several…');
  return form('several_modal');
};
const byUser = (slackUserId: string) => at.deps.db.read.assignee.count({ where: { user: { slackUserId } } });

test('some are ticked and given to somebody: each is told, with one Undo for all', async () => {
  const [second, third] = await makeIssues(at.deps, at.project, 11);
  await opensForm('Unassigned · 12');
  const ticks = {
    modal_several_0: [`v1:${at.issue.id}`, `v1:${third?.id}`],
    modal_several_1: ['CHECKOUT-12 TypeError: broken 12'],
  };
  expect(
    await person().submits('several_modal', { ...ticks, modal_assignee: 'Carol Ortiz', modal_note: 'knows this' }),
  ).toEqual({ ok: true });
  const said = JSON.stringify(await form('3 issues are now assigned to *Carol Ortiz*.'));
  for (const id of ['CHECKOUT-1', 'CHECKOUT-3', 'CHECKOUT-12']) expect(said).toContain(`*${id}*`);
  expect(said).not.toContain('*CHECKOUT-2*');
  expect(await byUser(CAROL)).toBe(3);
  expect(await at.deps.db.read.assignee.count({ where: { issueId: BigInt(second?.id ?? 0) } })).toBe(0);
  expect(await at.deps.db.read.analyticsEvent.count({ where: { attributes: { contains: '"bulk"' } } })).toBe(3);
  const reasons = await at.deps.db.read.activity.count({ where: { data: { contains: 'knows this' } } });
  expect(reasons).toBe(3);
  await shows('3 issues are now assigned to *Carol Ortiz*.');
  await person().clicks(home(), 'Undo');
  await shows('3 assignments are undone.');
  expect(await byUser(CAROL)).toBe(0);
});

test('all 50 of a list are resolved at once, and the list goes on with what is left', async () => {
  await makeIssues(at.deps, at.project, 59);
  const view = await opensForm('Unassigned · 60');
  expect(JSON.stringify(view)).toContain('*1–50 of 60 issues*, the oldest first');
  await person().submits('several_modal', { modal_several_all: ['v1:all'], modal_several_action: 'Resolve' });
  const said = JSON.stringify(await form('50 issues are now resolved.'));
  expect(said.match(/\*CHECKOUT-\d+\*/g)).toHaveLength(50);
  await shows('Unassigned · 10');
  expect(text()).toContain('50 issues are now resolved.');
});

test('the form of a later page shows the issues around it', async () => {
  await makeIssues(at.deps, at.project, 69);
  person().opensHome();
  await shows('1–10 of 70');
  for (let page = 2; page <= 6; page++) {
    await person().clicks(home(), 'Next');
    await shows(`${page * 10 - 9}–${page * 10} of 70`);
  }
  await person().clicks(home(), 'Select several…');
  expect(JSON.stringify(await form('several_modal'))).toContain('*51–70 of 70 issues*');
});

test('what cannot be given away does not keep the others from it, and says why', async () => {
  const ops = await createTeam(at.deps, at.organization.id, { slug: 'ops', name: 'Ops' });
  const { id: fenced } = await at.deps.db.read.project.findFirstOrThrow({ where: { slug: 'checkout' } });
  const open = await at.issueWithCard(await makeProject(at.deps, at.organization, 'other'), 'somewhere else');
  await at.deps.db.write((tx) => tx.projectTeam.create({ data: { projectId: fenced, teamId: BigInt(ops.id) } }));
  const [gone] = await makeIssues(at.deps, at.project, 1);
  await opensForm('Unassigned · 3');
  await at.deps.db.write(async (tx) => {
    await tx.issue.delete({ where: { id: BigInt(gone?.id ?? 0) } });
  });
  await person().submits('several_modal', { modal_several_all: ['v1:all'], modal_assignee: 'Carol Ortiz' });
  const said = JSON.stringify(await form('1 issue is now assigned'));
  expect(said).toContain(`*${open.shortId}*`);
  expect(said).toContain('not changed: Carol Ortiz cannot be assigned to issues of checkout');
  expect(said).toContain('1 issue is not there any more.');
  expect(await byUser(CAROL)).toBe(1);
});

test('archiving what is archived already changes nothing and says so', async () => {
  await opensForm('Unassigned · 1');
  await at.deps.db.write((tx) => tx.issue.updateMany({ data: { status: 'archived', archiveMode: 'forever' } }));
  await person().submits('several_modal', { modal_several_all: ['v1:all'], modal_several_action: 'Archive forever' });
  expect(JSON.stringify(await form('Nothing changed.'))).toContain(
    '*CHECKOUT-1* TypeError: the cart is undefined · no change',
  );
});

test('a form without ticks, without somebody to assign to, or with a forged choice is refused at its field', async () => {
  await makeIssues(at.deps, at.project, 60);
  await opensForm('Unassigned · 61');
  const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
  const errors = async (values: Parameters<ReturnType<typeof person>['submits']>[1]) =>
    (await person().submits('several_modal', values)).errors;
  expect(await errors({ modal_several_all: ['v1:all'] })).toMatchObject({
    modal_assignee: expect.stringContaining('Please choose'),
  });
  expect(await errors({ modal_several_all: ['v1:all'], modal_assignee: option('v1:user:999') })).toMatchObject({
    modal_assignee: expect.stringContaining('no person or team'),
  });
  expect(await errors({ modal_several_all: ['v1:all'], modal_several_action: option('v1:purge') })).toMatchObject({
    modal_several_action: 'Please choose one of these.',
  });
  expect(await errors({ modal_several_all: [], modal_several_action: 'Resolve' })).toEqual({
    modal_several_all: 'Please tick at least one issue.',
  });
  expect(await at.deps.db.read.activity.count()).toBe(0);
});

test('a list that is empty by now says so instead of opening a form', async () => {
  await at.deps.db.write((tx) => tx.issue.updateMany({ data: { status: 'resolved' } }));
  person().opensHome();
  await shows('Every open issue has an owner.');
  await person().clicks(home(), 'Select several…');
  await form('There is nothing left in this list to select.');
});
