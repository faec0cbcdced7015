import { becomes, composer, message, sees, threadPane } from '../support/browser';
import { ALICE, BOB } from '../support/together';
import { onThePage } from './on-the-page';

/** Issues where no command is typed: in the menu of a message, below a link, in a thread. */
const here = onThePage();
beforeAll(async () => {
  await here.t.breaks(here.t.checkout, new TypeError('total is undefined'));
});

test('the menu of a message opens the form with the issue it names', async () => {
  const alice = await here.tab(ALICE);
  here.t.slack.as(BOB).says('#alerts', 'CHECKOUT-1 is back, who knows it?');
  const said = message(alice, 'is back, who knows it?');
  await sees(said);
  await said.hover();
  await said.getByRole('button', { name: 'More actions' }).click();
  await alice.getByRole('menuitem', { name: /Assign issue…/ }).click();
  const form = alice.getByRole('dialog', { name: 'Assign issues' });
  await sees(form.getByText(/CHECKOUT-1 TypeError: total is undefined/));
  await alice.keyboard.press('Escape');
});

test('a link to an issue is shown below the message, and its controls work', async () => {
  const alice = await here.tab(ALICE, { query: '&channel=C0RANDOM1' });
  await composer(alice).fill('have you seen http://127.0.0.1:3000/issues/CHECKOUT-1 ?');
  await alice.keyboard.press('Enter');
  const said = message(alice, 'have you seen');
  await said.getByRole('button', { name: 'Assign to me' }).click();
  await sees(said.getByText('Taken by Alice Nguyen'));
  await sees(message(alice, 'CHECKOUT-1 is yours now.'));
});

test('in a thread Dibs is mentioned, and answers there', async () => {
  const alice = await here.tab(ALICE);
  const card = message(alice, 'TypeError: total is undefined').first();
  await card.hover();
  await card.getByRole('button', { name: 'Reply in thread' }).click();
  const pane = threadPane(alice);
  const box = pane.getByRole('textbox');
  await box.fill('@dibs assign this to @bob -- knows this code ');
  await alice.keyboard.press('Enter');
  await becomes(() => box.inputValue(), '');
  await sees(pane.getByText('is now assigned to').first());
  await box.fill('@dibs what is this? ');
  await alice.keyboard.press('Enter');
  await sees(pane.getByText('How to talk to me'));
});
