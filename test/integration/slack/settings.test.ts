import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeOrganization, makeProject } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

const person = (id = ALICE) => at.local.control.as(id);
const shown = (what: string) =>
  at.local.control.waitFor(
    () => at.local.control.modals(ALICE).find((view) => JSON.stringify(view).includes(what)),
    `a form with ${what}`,
  );
const openForm = async () => {
  expect(await person().runs(ALERTS, '/assign settings')).toEqual({ ok: true });
  return shown('settings_modal');
};
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const inCheckout = (level: string) => ({ modal_project: option('v1:checkout'), modal_project_level: option(level) });
const saved = () =>
  at.deps.db.read.notificationSetting.findMany({
    where: { user: { slackUserId: ALICE } },
    orderBy: [{ kind: 'asc' }, { scopeType: 'asc' }],
    select: { kind: true, scopeType: true, value: true },
  });

test('what is chosen is saved, confirmed in the form, and shown in the App Home', async () => {
  await openForm();
  const own = { modal_own_actions: ['v1:own'] };
  expect(
    await person().submits('settings_modal', { modal_level: 'v1:always', ...own, ...inCheckout('v1:never') }),
  ).toEqual({ ok: true });
  const confirmed = JSON.stringify(await shown('Saved.'));
  expect(confirmed).toContain('Except in *checkout* (never). I also tell you what you do yourself.');
  expect(await saved()).toEqual([
    { kind: 'level', scopeType: 'project', value: 'never' },
    { kind: 'level', scopeType: 'user', value: 'always' },
    { kind: 'own_actions', scopeType: 'user', value: 'yes' },
  ]);
  await at.settled();
  expect(JSON.stringify(at.local.control.home(ALICE))).toContain('Except in *checkout* (never).');
  expect(at.heard(ALICE)).toEqual([]);
});

test('the form opens with what holds, and a project can be removed from those that differ', async () => {
  await openForm();
  await person().submits('settings_modal', { modal_level: 'v1:never', ...inCheckout('v1:always') });
  await shown('Saved.');
  await person().closes();
  const form = await openForm();
  expect(JSON.stringify(form)).toContain('*checkout*: always');
  await person().clicks(form, 'Remove');
  expect(JSON.stringify(await shown('No project differs'))).toContain('settings_modal');
  expect(await person().submits('settings_modal')).toEqual({ ok: true });
  expect(await saved()).toMatchObject([{ value: 'never' }, { value: 'no' }]);
  await at.settled();
  expect(JSON.stringify(at.local.control.home(ALICE))).not.toContain('Except in');
});

test('“as everywhere” lets a project no longer differ', async () => {
  await openForm();
  await person().submits('settings_modal', inCheckout('v1:always'));
  await person().closes();
  await openForm();
  await person().submits('settings_modal', inCheckout('v1:everywhere'));
  expect(await saved()).toMatchObject([{ value: 'subscribed' }, { value: 'no' }]);
});

test('half an entry is refused at its field, and so is a project that is deleted or another organization’s', async () => {
  await makeProject(at.deps, await makeOrganization(at.deps, 'Foreign'), 'secret');
  await at.deps.db.write((tx) =>
    tx.project.updateMany({ where: { slug: 'checkout' }, data: { status: 'pending_deletion' } }),
  );
  const form = await openForm();
  expect(JSON.stringify(await person().searches(form, 'modal_project', ''))).not.toMatch(/secret|checkout/);
  const forLevel = await person().submits('settings_modal', { modal_project: option('v1:checkout') });
  expect(forLevel.errors?.['modal_project_level']).toContain('choose what to tell you');
  for (const slug of ['checkout', 'secret', 'never-was']) {
    const entry = { modal_project: option(`v1:${slug}`), modal_project_level: option('v1:never') };
    const { errors } = await person().submits('settings_modal', entry);
    expect(errors?.['modal_project']).toContain(`no project “${slug}”`);
  }
  expect(await saved()).toEqual([]);
});

test('a Remove takes nothing from anybody else, and one that cannot be read is refused', async () => {
  const bob = await at.deps.db.read.user.findFirstOrThrow({ where: { slackUserId: BOB } });
  const scope = { kind: 'level', scopeType: 'project', scopeId: BigInt(at.project.id) };
  await at.deps.db.write((tx) =>
    tx.notificationSetting.create({ data: { userId: bob.id, ...scope, value: 'always' } }),
  );
  await openForm();
  await person().submits('settings_modal', inCheckout('v1:never'));
  await person().closes();
  const form = await openForm();
  for (const value of ['v1:0', 'checkout']) {
    await person().clicks(form, { text: 'Remove', value });
    await at.settled();
    expect(at.heard(ALICE).at(-1) ?? JSON.stringify(at.local.control.dms(ALICE))).toMatch(/out of date|no longer/);
  }
  await person().clicks(form, 'Remove');
  await shown('No project differs');
  expect(await at.deps.db.read.notificationSetting.findMany({ where: { scopeType: 'project' } })).toMatchObject([
    { userId: bob.id, value: 'always' },
  ]);
});
