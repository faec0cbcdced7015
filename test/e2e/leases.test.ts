import { ALICE, BOB, messageText, startTogether, type Together } from '../support/together';
import { testClock } from '../support/deps';
import { quiet, reads } from '../support/story';

/** An issue that somebody took and forgot: asked, extended, asked again, and given back to the team. */
const clock = testClock('2026-03-02T09:00:00Z');
let t: Together;
beforeAll(async () => {
  t = await startTogether('http', {}, {}, { clock });
});
afterAll(() => t.stop());

async function goTo(...times: string[]): Promise<void> {
  for (const time of times) {
    clock.set(time);
    t.app.deps.queue.nudge();
    await quiet(t);
  }
}
const questions = () => t.slack.dms(BOB).filter(({ text }) => text.includes('Still on it?'));
const question = () => t.slack.waitFor(() => questions().at(-1), 'a question for Bob');
const thread = () => {
  const card = t.card('#alerts', 'the cart is empty');
  return card ? t.slack.thread('#alerts', card.ts).map(messageText).join('\n') : '';
};
const admin = (text: string) => reads(t.slack, ALICE, (alice) => alice.runs('#alerts', `/assign-admin ${text}`));

test('Alice gives the team an issue and the project a lease, and Bob takes it', async () => {
  expect(await admin('project lease checkout 5d')).toContain('5 business days without activity');
  await t.breaks(t.checkout, new Error('the cart is empty'));
  await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign CHECKOUT-1 #payments'));
  await reads(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign CHECKOUT-1 me'));
  await quiet(t);
  expect(questions()).toEqual([]);
});

test('a week later he is asked, says that he is still on it, and is asked again a week after that', async () => {
  await goTo('2026-03-09T08:45:00Z');
  expect(questions()).toEqual([]);
  await goTo('2026-03-09T09:00:00Z');
  expect(messageText(await question())).toContain('the cart is empty');
  await t.slack.as(BOB).clicks(await question(), 'Extend');
  await quiet(t);
  expect(messageText(await question())).toContain('is still on it');
  expect(thread()).toContain('is still on it');
  await goTo('2026-03-16T08:45:00Z');
  expect(questions()).toHaveLength(1);
  await goTo('2026-03-16T09:00:00Z');
  expect(questions()).toHaveLength(2);
});

test('then he says nothing for a day: the team has it back, and everybody can see why', async () => {
  await goTo('2026-03-17T08:45:00Z');
  expect(thread()).not.toContain('Lease ran out');
  await goTo('2026-03-17T09:00:00Z');
  expect(thread()).toContain('Lease ran out: back to *#payments*');
  expect(messageText(t.card('#alerts', 'the cart is empty') ?? (await question()))).toContain(
    'Assigned to *#payments*',
  );
  expect(messageText(await question())).toContain('Lease ran out');
  expect(t.slack.dms(BOB).map(messageText).join()).toContain('it went back to *#payments*');
});
