import type { View } from '../../../src/local-workspace/model';
import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssue, makeOrganization, makeProject } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
afterEach(closeAll);

const card = () => at.local.control.messages(ALERTS)[0]!;
const says = (text: string, channel = ALERTS, thread?: string) => at.local.control.as(BOB).says(channel, text, thread);

/** Chooses "Assign issue…" for a message and waits for the form. */
async function pick(message: ReturnType<typeof says>): Promise<View> {
  const { control } = at.local;
  expect(await control.as(ALICE).picks(message, 'assign_shortcut')).toEqual({ ok: true });
  return control.waitFor(() => control.modals(ALICE).find((view) => view.callbackId === 'assign_modal'), 'the form');
}

const chosen = (view: View): string[] => {
  const picker = view.blocks.find(({ block_id }) => block_id === 'modal_issues') as
    { element: { initial_options?: { value: string }[] } } | undefined;
  return (picker?.element.initial_options ?? []).map(({ value }) => value.replace('v1:', ''));
};

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  beforeEach(async () => {
    at = await startEdge(mode);
  });

  test('Alice reads a complaint that names two issues, and gives both to Bob', async () => {
    const second = await makeIssue(at.deps, at.project);
    const form = await pick(
      says(`checkout-1 is back, and http://127.0.0.1:3000/issues/${second.shortId} too`, '#random'),
    );
    expect(chosen(form)).toEqual([at.issue.id, second.id]);
    expect(JSON.stringify(form)).not.toContain('I found no issue');
    expect(await at.local.control.as(ALICE).submits('assign_modal', { modal_assignee: 'Bob Tanaka' })).toEqual({
      ok: true,
    });
    await at.settled();
    expect(await at.deps.db.read.assignee.count({ where: { user: { slackUserId: BOB } } })).toBe(2);
    expect(at.heard(ALICE).join()).toContain('2 issues are now assigned to');
  });
});

describe('finds', () => {
  beforeEach(async () => {
    at = await startEdge();
  });

  test('the issue of a card, and not those its error speaks of', async () => {
    const other = await makeIssue(at.deps, at.project);
    const shown = await at.issueWithCard(at.project, `Error: ${other.shortId} was charged twice`);
    const message = at.local.control.messages(ALERTS).find(({ text }) => text.includes('charged twice'))!;
    expect(chosen(await pick(message))).toEqual([shown.id]);
  });

  test('all issues of a message with many alerts', async () => {
    const second = await at.issueWithCard();
    await at.deps.db.write((tx) => tx.card.updateMany({ data: { ts: card().ts } }));
    expect(chosen(await pick(card()))).toEqual([at.issue.id, second.id]);
  });

  test('the issue of the thread when a reply names none, and the one it names when it does', async () => {
    const second = await makeIssue(at.deps, at.project);
    expect(chosen(await pick(says('who takes this?', ALERTS, card().ts)))).toEqual([at.issue.id]);
    await at.local.control.as(ALICE).closes();
    expect(chosen(await pick(says(`same as ${second.shortId}`, ALERTS, card().ts)))).toEqual([second.id]);
  });

  test('the card that a link leads to', async () => {
    const link = `https://acme.slack.com/archives/${ALERTS}/p${card().ts.replace('.', '')}`;
    expect(chosen(await pick(says(`what about ${link}`, '#random')))).toEqual([at.issue.id]);
  });

  test('nothing: the form opens all the same, and says so', async () => {
    const form = await pick(says('UTF-8 is broken, see CHECKOUT-999'));
    expect(chosen(form)).toEqual([]);
    expect(JSON.stringify(form)).toContain('I found no issue in that message. Choose one here.');
  });

  test('no issue of another organization or of a deleted project', async () => {
    const foreign = await makeOrganization(at.deps, 'Foreign');
    await makeIssue(at.deps, await makeProject(at.deps, foreign, 'secret'));
    await at.deps.db.write((tx) =>
      tx.project.updateMany({ where: { slug: 'checkout' }, data: { status: 'deleting' } }),
    );
    expect(chosen(await pick(says('SECRET-1 and CHECKOUT-1')))).toEqual([]);
    await at.local.control.as(ALICE).closes();
    expect(chosen(await pick(card()))).toEqual([]);
  });

  test('the first hundred of a longer list', async () => {
    for (let number = 2; number <= 102; number += 1) await makeIssue(at.deps, at.project);
    const ids = Array.from({ length: 102 }, (_, index) => `CHECKOUT-${index + 1}`);
    const form = await pick(says(ids.join(' ')));
    expect(chosen(form)).toHaveLength(100);
    expect(JSON.stringify(form)).toContain('That message names 102 issues. The first 100 are chosen.');
  });
});

describe('the request', () => {
  beforeEach(async () => {
    at = await startEdge();
  });

  test('is carried out once, however often it comes', async () => {
    await pick(says('CHECKOUT-1'));
    const { control } = at.local;
    const delivery = control.deliveries().find(({ name }) => name === 'message_action')!;
    await control.redeliver(delivery.id);
    await at.settled();
    expect(control.calls('views.open')).toHaveLength(1);
    expect(
      await at.deps.db.read.inboundRequest.count({ where: { key: { startsWith: 'shortcut:' }, state: 'done' } }),
    ).toBe(1);
  });

  test('of somebody from elsewhere is refused with a sentence', async () => {
    const { control } = at.local;
    const stranger = control.addUser({ name: 'stranger', teamId: 'T0OTHER01' });
    expect(await control.as(stranger.id).picks(card(), 'assign_shortcut')).toEqual({ ok: true });
    await at.settled();
    expect(control.modals(stranger.id)).toEqual([]);
    expect(at.heard(stranger.id).join()).toContain('Only members of');
  });
});
