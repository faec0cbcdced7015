import type { Message } from '../../../src/local-workspace/model';
import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssue, makeOrganization, makeProject } from '../../support/factory';
import { messageText } from '../../support/together';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
afterEach(closeAll);

const link = (id: string) => `http://127.0.0.1:3000/issues/${id}`;
const says = (text: string, as = BOB, channel = '#random') => at.local.control.as(as).says(channel, text);
const now = ({ channel, ts }: Message) => at.local.control.find(channel, ts)!;

/** Waits until the message shows this below it. */
const shows = (message: Message, what: string) =>
  at.local.control.waitFor(() => {
    const found = now(message);
    return found.attachments.length > 0 && messageText(found).includes(what) ? found : null;
  }, `"${what}" below the message`);

/** Everything that came of a message is done. */
async function told(): Promise<void> {
  await at.local.control.waitFor(
    () => at.local.control.deliveries().some(({ name, status }) => name === 'link_shared' && status === 200),
    'the event',
  );
  await at.settled();
}

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  beforeEach(async () => {
    at = await startEdge(mode);
  });

  test('Bob links to an issue in a channel without Dibs, Alice takes it there, and the picture follows', async () => {
    const said = await shows(says(`have you seen ${link('checkout-1')}?`), 'the cart is undefined');
    expect(said.text).toContain('have you seen');
    await at.local.control.as(ALICE).clicks(said, 'Assign to me');
    const taken = await shows(said, 'Taken by *Alice Nguyen*');
    expect(at.heard(ALICE).join()).toContain('is yours now');
    await at.local.control.as(BOB).selects(taken, 'assignee', 'Carol Ortiz');
    await shows(said, 'Carol Ortiz');
    await at.local.control.as(BOB).clicks(now(said), 'Resolve');
    await shows(said, 'Resolved by *Bob Tanaka*');
    await at.settled();
    expect(messageText(at.local.control.messages(ALERTS)[0]!)).toContain('Resolved by *Bob Tanaka*');
    expect(now(said)).toMatchObject({ text: said.text, user: BOB, editedTs: null });
  });
});

describe('a link', () => {
  beforeEach(async () => {
    at = await startEdge();
  });

  test('to each of several issues is shown, each once and five at most, in one call', async () => {
    for (let number = 2; number <= 7; number += 1) await makeIssue(at.deps, at.project);
    const ids = ['CHECKOUT-2', 'checkout-2', 'CHECKOUT-1', 'CHECKOUT-3', 'CHECKOUT-4', 'CHECKOUT-5', 'CHECKOUT-6'];
    const said = says(ids.map(link).join(' and '));
    await told();
    expect(now(said).attachments.map((one) => one.app_unfurl_url)).toEqual(
      ['CHECKOUT-2', 'CHECKOUT-1', 'CHECKOUT-3', 'CHECKOUT-4', 'CHECKOUT-5'].map(link),
    );
    expect(at.local.control.calls('chat.unfurl')).toHaveLength(1);
  });

  test.each([
    ['an issue that does not exist', `${link('CHECKOUT-9')}`],
    ['an issue of another organization', `${link('SECRET-1')}`],
    ['another address of ours', 'http://127.0.0.1:3000/health'],
    ['another port of the host', 'http://127.0.0.1:3002/issues/CHECKOUT-1'],
  ])('to %s is left alone', async (_, text) => {
    await makeIssue(at.deps, await makeProject(at.deps, await makeOrganization(at.deps), 'secret'));
    const said = says(text);
    await told();
    expect(now(said).attachments).toEqual([]);
    expect(at.local.control.calls('chat.unfurl')).toEqual([]);
  });

  test('by somebody of another workspace is left alone: nobody reads issues by counting up', async () => {
    const stranger = at.local.control.addUser({ name: 'stranger', teamId: 'T0OTHER01' });
    const said = says(link('CHECKOUT-1'), stranger.id);
    await told();
    expect(now(said).attachments).toEqual([]);
  });

  test('of a project that was deleted meanwhile has controls that are refused', async () => {
    const said = await shows(says(link('CHECKOUT-1')), 'the cart is undefined');
    await at.deps.db.write((tx) =>
      tx.project.updateMany({ where: { slug: 'checkout' }, data: { status: 'deleting' } }),
    );
    await at.local.control.as(ALICE).clicks(said, 'Resolve');
    await at.settled();
    expect(at.heard(ALICE).join()).toMatch(/no such issue|deleted/);
  });

  test('whose message Slack no longer shows ends without a failure', async () => {
    at.local.control.faults.next('chat.unfurl', { kind: 'refuse', error: 'cannot_find_message' });
    says(link('CHECKOUT-1'));
    await told();
    expect(await at.deps.db.read.job.count({ where: { kind: 'issue.unfurl' } })).toBe(0);
  });

  test('is shown after Slack was busy', async () => {
    at.local.control.faults.next('chat.unfurl', { kind: '429', retryAfter: 1 });
    const said = says(link('CHECKOUT-1'));
    await told();
    at.deps.clock.advance(2_000);
    at.deps.queue.nudge();
    await shows(said, 'the cart is undefined');
  });
});
