import { buttons, hears, quiet, reads, shows, stateOf } from '../support/story';
import { ALICE, BOB, CAROL, DAN, messageText, startTogether, type Together } from '../support/together';
import type { Message } from '../../src/local-workspace/model';

/** Whoever gives an issue to somebody who is away hears so, and whom to ask instead. */
let t: Together;
beforeAll(async () => {
  t = await startTogether();
  await t.breaks(t.checkout, new TypeError('total is undefined'));
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

const assigns = (text: string) => hears(t.slack, ALICE, (alice) => alice.runs('#alerts', `/assign ${text}`));
const INSTEAD = 'Give it to #payments instead';
let answer: Message;

test('assigning to somebody on vacation says so and offers the next suggestion', async () => {
  await assigns('CHECKOUT-1 #payments');
  const monday = Math.floor(Date.now() / 1_000) + 5 * 86_400;
  t.slack.updateUser(BOB, { status: { text: 'Vacationing', emoji: ':palm_tree:', expiration: monday } });
  answer = await assigns('CHECKOUT-1 @bob');
  expect(messageText(answer)).toContain(
    '*CHECKOUT-1* is now assigned to *Bob Tanaka*, taken from *#payments*.\n*Bob Tanaka* is away: :palm_tree: Vacationing until <!date',
  );
  expect(messageText(answer)).toContain('*#payments* could take it (held it before).');
  expect(buttons(answer)).toEqual([INSTEAD, 'Undo']);
});

test('nothing happens without the click', async () => {
  const before = await stateOf(t.app.deps);
  await quiet(t);
  expect(await stateOf(t.app.deps)).toBe(before);
  await shows(t, '#alerts', 'total is undefined', 'Assigned to *Bob Tanaka*');
});

test('a click on it hands the issue over, and what was said stays as it is', async () => {
  const said = await reads(t.slack, ALICE, (alice) => alice.clicks(answer, INSTEAD));
  expect(said).toContain('*CHECKOUT-1* is now assigned to *#payments*, taken from *Bob Tanaka*.');
  await shows(t, '#alerts', 'total is undefined', 'Assigned to *#payments*');
  await quiet(t);
  expect(t.slack.ephemerals(ALICE).find(({ ts }) => ts === answer.ts)?.blocks).toEqual(answer.blocks);
});

test('the menu says it as well; whoever is suggested but away is passed over', async () => {
  t.slack.updateUser(CAROL, { quiet: { from: 0, until: Math.floor(Date.now() / 1_000) + 7_200 } });
  const card = t.card('#alerts', 'total is undefined')!;
  const heard = await hears(t.slack, ALICE, (alice) => alice.selects(card, { actionId: 'assignee' }, 'Carol Ortiz'));
  expect(messageText(heard)).toContain('*Carol Ortiz* has do not disturb on until <!date');
  expect(buttons(heard)).toEqual([INSTEAD, 'Undo']);
  const again = await assigns('CHECKOUT-1 @bob');
  expect(buttons(again)).toEqual([INSTEAD, 'Undo']);
});

test('it is night, or the weekend, where they are', async () => {
  const now = new Date();
  const toMidnight = 23 - now.getUTCHours();
  t.slack.updateUser(DAN, { tzOffset: toMidnight * 3_600 });
  const heard = await assigns('CHECKOUT-1 @dan');
  expect(messageText(heard)).toMatch(/It is (Saturday, |Sunday, )?23:\d\d for \*Dan Müller\*\./);
});

test('who takes an issue, and who undoes, is not told of themselves', async () => {
  const taken = await reads(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign CHECKOUT-1 me'));
  expect(taken).not.toContain('away');
});

test('several issues at once are told in one sentence', async () => {
  await t.breaks(t.checkout, new RangeError('quantity is negative'));
  const heard = await assigns('CHECKOUT-1 CHECKOUT-2 @carol');
  expect(messageText(heard)).toContain('do not disturb');
  expect(buttons(heard)).toEqual(['Undo']);
});

test('without the scopes, or when Slack is slow, the confirmation is as it was', async () => {
  const { faults } = t.slack;
  t.slack.updateUser('U0ERIN001', {
    status: { text: 'On leave', emoji: '', expiration: 0 },
    quiet: { from: 0, until: 9e9 },
  });
  faults.next('users.info', { kind: 'refuse', error: 'missing_scope', needed: 'users:read' });
  faults.next('dnd.info', { kind: 'refuse', error: 'missing_scope', needed: 'dnd:read' });
  const heard = await assigns('CHECKOUT-1 @erin');
  expect(messageText(heard)).toBe("*CHECKOUT-1* is now assigned to *Erin O'Neill*, taken from *Carol Ortiz*.\nUndo");

  t.slack.updateUser(ALICE, { status: { text: 'Out sick', emoji: '', expiration: 0 } });
  faults.next('users.info', { kind: 'hang' });
  const slow = await reads(t.slack, DAN, (dan) => dan.runs('#alerts', '/assign CHECKOUT-1 @alice'));
  expect(slow).not.toContain('Out sick');
  expect(slow).toContain('is now assigned to *Alice Nguyen*');
  faults.clear();
});
