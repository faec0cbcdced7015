import type { Message } from '../../../src/local-workspace/model';
import { ALERTS, ALICE, BOB, CAROL, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssue } from '../../support/factory';
import { messageText } from '../../support/together';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
afterEach(closeAll);

const card = () => at.local.control.messages(ALERTS)[0]!;
const holders = async () => {
  const rows = await at.deps.db.read.assignee.findMany({
    include: { user: true, team: true },
    orderBy: { issueId: 'asc' },
  });
  return rows.map(({ user, team }) => user?.handle ?? team?.slug);
};

/** Says something that mentions Dibs, and returns what only this person reads of the answer. */
async function says(text: string, thread?: string, as = ALICE): Promise<Message> {
  const { control } = at.local;
  const before = control.ephemerals(as).length;
  control.as(as).says(ALERTS, text, thread);
  const answer = await control.waitFor(() => control.ephemerals(as)[before], `an answer to ${text}`);
  await at.settled();
  return answer;
}

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  beforeEach(async () => {
    at = await startEdge(mode);
  });

  test('in the thread of a card Alice gives it to Bob, Bob takes another one, and both read the answer there', async () => {
    const second = await makeIssue(at.deps, at.project);
    const given = await says('@dibs assign this to @bob -- knows this code', card().ts);
    expect(messageText(given)).toContain('*CHECKOUT-1* is now assigned to *Bob Tanaka*');
    expect(given.threadTs).toBe(card().ts);
    expect(at.local.control.thread(ALERTS, card().ts).map(messageText).join()).toContain('knows this code');
    const taken = await says(`@dibs please assign ${second.shortId} to me`, card().ts, BOB);
    expect(taken.threadTs).toBe(card().ts);
    expect(await holders()).toEqual(['bob', 'bob']);
  });
});

describe('Dibs', () => {
  beforeEach(async () => {
    at = await startEdge();
  });

  test('answers in the channel to who speaks in the channel', async () => {
    const answer = await says('@dibs CHECKOUT-1 @carol');
    expect(answer.threadTs).toBeNull();
    expect(await holders()).toEqual(['carol']);
  });

  test('resolves and reopens', async () => {
    expect(messageText(await says('@dibs resolve', card().ts))).toContain('CHECKOUT-1');
    expect((await at.deps.db.read.issue.findFirstOrThrow()).status).toBe('resolved');
    await says('@dibs reopen CHECKOUT-1');
    expect((await at.deps.db.read.issue.findFirstOrThrow()).status).toBe('unresolved');
  });

  test('shows the issue of the thread with controls that work', async () => {
    const shown = await says('@dibs', card().ts);
    expect(messageText(shown)).toContain('the cart is undefined');
    await at.local.control.as(ALICE).clicks(shown, 'Assign to me');
    await at.settled();
    expect(await holders()).toEqual(['alice']);
  });

  test('asks which, in the thread of many alerts, and changes nothing', async () => {
    await at.issueWithCard();
    await at.deps.db.write((tx) => tx.card.updateMany({ data: { ts: card().ts } }));
    const asked = messageText(await says('@dibs assign this to me', card().ts));
    expect(asked).toBe('Which issue do you mean? That message shows CHECKOUT-1, CHECKOUT-2. Nothing was changed.');
    expect(await holders()).toEqual([]);
    await says('@dibs CHECKOUT-2 me', card().ts);
    expect(await holders()).toEqual(['alice']);
  });

  test('quotes what it cannot read, and says how to talk to it', async () => {
    const thread = at.local.control.as(CAROL).says(ALERTS, 'lunch?').ts;
    const answer = messageText(await says('@dibs assign this to me', thread));
    expect(answer).toContain('I did not understand `@Dibs assign this to me`');
    expect(answer).toContain('“this” is neither an issue nor somebody');
    expect(messageText(await says('@dibs help', thread))).toContain('How to talk to me');
  });

  test.each([
    ['an issue it does not know', '@dibs CHECKOUT-9 me', 'I know no issue CHECKOUT-9. Nothing was changed.'],
    ['a person who is gone', '@dibs CHECKOUT-1 hal@acme.example', 'deactivated'],
    ['a form', '@dibs settings', 'Slack opens no forms from a message.'],
  ])('refuses %s with a sentence in the thread', async (_, said, sentence) => {
    const answer = await says(said, card().ts);
    expect(messageText(answer)).toContain(sentence);
    expect(answer.threadTs).toBe(card().ts);
    expect(await holders()).toEqual([]);
  });

  test('answers in a direct message when the thread is gone', async () => {
    at.local.control.faults.next('chat.postEphemeral', { kind: 'refuse', error: 'thread_not_found' });
    at.local.control.as(ALICE).says(ALERTS, '@dibs me', card().ts);
    const told = await at.local.control.waitFor(
      () => at.local.control.dms(ALICE).find((one) => messageText(one).includes('CHECKOUT-1')),
      'a direct message',
    );
    expect(messageText(told)).toContain('assigned to');
  });

  test('carries out once what Slack sends twice', async () => {
    await says('@dibs CHECKOUT-1 @bob');
    const { control } = at.local;
    await control.redeliver(control.deliveries().find(({ name }) => name === 'app_mention')!.id);
    await at.settled();
    expect(await at.deps.db.read.activity.count()).toBe(1);
    expect(control.ephemerals(ALICE)).toHaveLength(1);
  });
});
