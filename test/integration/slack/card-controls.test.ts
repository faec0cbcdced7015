import type { Message } from '../../../src/local-workspace/model';
import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssue, makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

const card = (): Message => {
  const [first] = at.local.control.messages(ALERTS);
  if (!first) throw new Error('no card');
  return first;
};
const person = (id: string) => at.local.control.as(id);
const issueRow = () => at.deps.db.read.issue.findUniqueOrThrow({ where: { id: BigInt(at.issue.id) } });
const holder = async () => {
  const row = await at.deps.db.read.assignee.findUnique({
    where: { issueId: BigInt(at.issue.id) },
    include: { user: true, team: true },
  });
  return row?.user?.handle ?? row?.team?.slug ?? null;
};
const lastHeard = (id: string) => at.heard(id).at(-1) ?? '';

async function clicks(
  id: string,
  button: Parameters<ReturnType<typeof person>['clicks']>[1],
  on: Message = card(),
): Promise<void> {
  expect(await person(id).clicks(on, button)).toEqual({ ok: true });
  await at.settled();
}

test('Assign to me gives the issue to who clicked, and Undo gives it back', async () => {
  await clicks(BOB, 'Assign to me');
  expect(await holder()).toBe('bob');
  expect(card().text).toMatch(/assigned to bob/i);
  const confirmation = at.local.control.ephemerals(BOB).at(-1);
  if (!confirmation) throw new Error('no confirmation');
  await clicks(BOB, 'Undo', confirmation);
  expect(await holder()).toBeNull();
  expect(card().text).not.toContain('assigned to');
  await clicks(BOB, 'Undo', confirmation);
  expect(lastHeard(BOB)).toMatch(/Nothing was changed|nothing .*to undo/i);
});

test('the menu offers teams and people, finds by part of a name, and assigns', async () => {
  await makeTeam(at.deps, at.organization, 'backend');
  const all = JSON.stringify(await person(ALICE).searches(card(), 'assignee', ''));
  expect(all).toContain('Teams');
  expect(all).toContain('People');
  expect(all).not.toContain('Unassign');
  expect(all).not.toContain('Hal');
  expect(JSON.stringify(await person(ALICE).searches(card(), 'assignee', 'TANA'))).toContain('@bob');
  await person(ALICE).selects(card(), 'assignee', 'Bob Tanaka');
  await at.settled();
  expect(await holder()).toBe('bob');
});

test('the menu of a held issue begins with Unassign', async () => {
  await clicks(BOB, 'Assign to me');
  const answer = (await person(ALICE).searches(card(), 'assignee', '')) as {
    option_groups: { options: { text: { text: string } }[] }[];
  };
  expect(answer.option_groups[0]?.options[0]?.text.text).toBe('Unassign');
  await person(ALICE).selects(card(), 'assignee', 'Unassign');
  await at.settled();
  expect(await holder()).toBeNull();
});

test('Resolve and Unresolve, Archive… and Unarchive follow the state', async () => {
  await clicks(ALICE, 'Resolve');
  expect((await issueRow()).status).toBe('resolved');
  await clicks(ALICE, 'Unresolve');
  expect((await issueRow()).status).toBe('unresolved');
  await clicks(ALICE, 'Archive…');
  await at.local.control.waitFor(() => at.local.control.modals(ALICE)[0]?.callbackId === 'archive_modal', 'the form');
  expect(await person(ALICE).submits('archive_modal', { modal_archive_for: 'For 1 week' })).toEqual({ ok: true });
  await at.settled();
  expect(await issueRow()).toMatchObject({ status: 'archived', archiveMode: 'until_time' });
  expect(lastHeard(ALICE)).toContain('1 week');
  await clicks(ALICE, 'Unarchive');
  expect((await issueRow()).status).toBe('unresolved');
});

test('with releases known, Resolve asks since when', async () => {
  await at.deps.db.write((tx) =>
    tx.issue.update({ where: { id: BigInt(at.issue.id) }, data: { release: 'shop@1.0' } }),
  );
  await clicks(ALICE, { actionId: 'resolve' });
  await clicks(ALICE, 'Unresolve');
  await clicks(ALICE, 'Resolve…');
  await at.local.control.waitFor(() => at.local.control.modals(ALICE)[0]?.callbackId === 'resolve_modal', 'the form');
  expect(await person(ALICE).submits('resolve_modal', { modal_resolve_in: 'In the next release' })).toEqual({
    ok: true,
  });
  await at.settled();
  expect(await issueRow()).toMatchObject({ status: 'resolved', resolvedIn: 'next_release' });
});

test('a click on what is done already says so and changes nothing', async () => {
  const before = card();
  await clicks(BOB, 'Assign to me', before);
  const activities = await at.deps.db.read.activity.count();
  await clicks(BOB, 'Assign to me', before);
  expect(lastHeard(BOB)).toMatch(/already/i);
  expect(await at.deps.db.read.activity.count()).toBe(activities);
});

test('the controls of an answer that only one person sees match the state after a click', async () => {
  await person(ALICE).runs(ALERTS, '/assign CHECKOUT-1');
  await at.settled();
  const shown = at.local.control.ephemerals(ALICE).at(-1);
  if (!shown) throw new Error('nothing was shown');
  await clicks(ALICE, 'Resolve', shown);
  const redrawn = at.local.control
    .ephemerals(ALICE)
    .find(({ blocks }) => JSON.stringify(blocks).includes('"Unresolve"'));
  expect(redrawn).toBeDefined();
  expect(at.heard(ALICE).some((text) => text.includes('"text":"Resolve"'))).toBe(false);
});

test('the controls of a direct notice match the state after a click, and its sentence stays', async () => {
  await person(ALICE).runs(ALERTS, '/assign CHECKOUT-1 @bob');
  await at.settled();
  const [notice] = at.local.control.dms(BOB);
  if (!notice) throw new Error('no notice');
  await clicks(BOB, 'Resolve', notice);
  const [redrawn] = at.local.control.dms(BOB);
  expect(JSON.stringify(redrawn?.blocks)).toContain('"Unresolve"');
  expect(redrawn?.blocks[0]).toEqual(notice.blocks[0]);
});

describe('what was tampered with, or is out of date, is refused and changes nothing', () => {
  afterEach(async () => {
    expect(await at.deps.db.read.activity.count()).toBe(0);
    expect(await holder()).toBeNull();
  });

  test.each(['', 'v1:', 'v0:1', 'v1:abc', 'v1:-1', 'v1:99999999999999999999', '{"id":1}'])(
    'a button value of %j',
    async (value) => {
      await clicks(ALICE, { actionId: 'resolve', value });
      expect(lastHeard(ALICE)).toContain('out of date');
      await clicks(ALICE, { actionId: 'assign_to_me', value });
      expect(lastHeard(ALICE)).toContain('out of date');
    },
  );

  test('an entry that no menu has', async () => {
    const option = { text: { type: 'plain_text', text: 'x' }, value: 'v1:robot:1' };
    await person(ALICE).selects(card(), 'assignee', option);
    await at.settled();
    expect(lastHeard(ALICE)).toContain('out of date');
  });

  test('a team that was deleted since the menu was drawn', async () => {
    const team = await makeTeam(at.deps, at.organization, 'gone');
    await at.deps.db.write((tx) => tx.team.delete({ where: { id: BigInt(team.id) } }));
    await person(ALICE).selects(card(), 'assignee', {
      text: { type: 'plain_text', text: '#gone' },
      value: `v1:team:${team.id}`,
    });
    await at.settled();
    expect(lastHeard(ALICE)).toContain('This team does not exist');
  });

  test('an issue or a person of another organization', async () => {
    const foreign = await makeOrganization(at.deps, 'Foreign');
    const secret = await makeIssue(at.deps, await makeProject(at.deps, foreign, 'secret'), { title: 'a secret error' });
    const spy = await makeUser(at.deps, foreign, 'spy');
    for (const actionId of ['resolve', 'assign_to_me']) {
      await clicks(ALICE, { actionId, value: `v1:${secret.id}` });
      expect(lastHeard(ALICE)).toMatch(/does not exist|no such issue/);
    }
    await person(ALICE).selects(card(), 'assignee', {
      text: { type: 'plain_text', text: 'spy' },
      value: `v1:user:${spy.id}`,
    });
    await at.settled();
    expect(lastHeard(ALICE)).toContain('This person does not exist');
    await clicks(ALICE, { actionId: 'archive_modal', value: `v1:${secret.id}` });
    await at.local.control.waitFor(
      () => JSON.stringify(at.local.control.modals(ALICE)).includes('no such issue'),
      'the refusal in the form',
    );
    expect(JSON.stringify(at.local.control.modals(ALICE))).not.toContain('a secret error');
  });

  test('a control of an action that this version does not know', async () => {
    const { handle } = await at.deps.db.read.user.findFirstOrThrow({ where: { slackUserId: ALICE } });
    await at.edge.client.chat.postMessage({
      channel: ALERTS,
      text: handle,
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'from_the_future', text: { type: 'plain_text', text: 'New' } }],
        },
      ],
    });
    const newest = at.local.control.messages(ALERTS).at(-1);
    await clicks(ALICE, 'New', newest);
    await at.local.control.waitFor(() => lastHeard(ALICE).includes('out of date'), 'the sentence');
  });
});
