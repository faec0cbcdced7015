import { becomes, composer, message, sees, whispered } from '../support/browser';
import { ALICE, BOB } from '../support/together';
import { onThePage } from './on-the-page';

/** Somebody goes on vacation, and whoever gives them an issue is offered somebody else. */
const here = onThePage();

test('a status set in the page is seen by everybody', async () => {
  const [bob, alice] = [await here.tab(BOB), await here.tab(ALICE)];
  await bob.getByRole('button', { name: /You are Bob/ }).click();
  await bob.getByRole('button', { name: /Go on vacation/ }).click();
  const people = alice.getByRole('list', { name: 'Direct messages' });
  await sees(people.getByRole('button', { name: /Bob Tanaka.*Vacationing/ }));
});

test('the confirmation says it, and its button hands the issue on', async () => {
  await here.t.breaks(here.t.checkout, new TypeError('total is undefined'));
  const alice = await here.tab(ALICE);
  for (const text of ['/assign CHECKOUT-1 #payments', '/assign CHECKOUT-1 @bob']) {
    await composer(alice).fill(text);
    await alice.keyboard.press('Enter');
    await becomes(() => composer(alice).inputValue(), '');
  }
  const answer = whispered(alice, 'Bob Tanaka is away: ');
  await sees(answer.getByText('#payments could take it (held it before).'));
  await answer.getByRole('button', { name: 'Give it to #payments instead' }).click();
  await sees(message(alice, 'CHECKOUT-1 is now assigned to #payments, taken from Bob Tanaka.'));
  await sees(answer);
});
