import type { Page } from 'playwright-core';
import { composer, loses, message, sees, threadPane, whispered } from '../support/browser';
import { ALICE } from '../support/together';
import { onThePage } from './on-the-page';

/** What somebody does who sees Dibs for the first time, in one tab that is never reloaded. */
const here = onThePage();
let page: Page;
beforeAll(async () => {
  here.t.workspace.setHints([{ text: 'Type `/assign CHECKOUT-1 @bob`', href: null }]);
  page = await here.tab(ALICE, { query: '', welcomed: false });
});

const card = () => message(page, 'TypeError: total is undefined');

test('the first screen says what to do and is left with one key', async () => {
  const welcome = page.getByRole('dialog');
  await sees(welcome.getByText('/assign CHECKOUT-1 @bob'));
  await page.keyboard.press('Enter');
  await loses(welcome);
});

test('a thrown error appears as a card, without a reload', async () => {
  await page.getByRole('button', { name: 'alerts' }).click();
  await sees(page.getByText('This is the very beginning of #alerts.'));
  await here.t.sends(here.t.checkout, new TypeError('total is undefined'));
  await sees(card().getByText('CHECKOUT-1'));
});

test('the menu gives it to a team, the button to oneself, and the card says so each time', async () => {
  await card().getByRole('combobox', { name: 'Assign to…' }).click();
  await page.getByRole('option', { name: 'Payments' }).click();
  await sees(card().getByText('Assigned to #payments by Alice Nguyen'));
  await sees(whispered(page, 'CHECKOUT-1 is now assigned to #payments.'));

  await card().getByRole('button', { name: 'Assign to me' }).click();
  await sees(card().getByText('Taken by Alice Nguyen'));
  await sees(whispered(page, 'CHECKOUT-1 is yours now, taken from #payments.'));
  // Slack does not say so of a message of blocks, however often it is redrawn.
  expect(await card().getByText('(edited)').count()).toBe(0);
});

test('/assign is typed with completion, and the card, the thread and the confirmation are all true', async () => {
  const box = composer(page);
  await box.click();
  await page.keyboard.type('/ass');
  await sees(page.getByRole('option', { name: '/assign' }));
  await page.keyboard.press('Tab');
  await page.keyboard.type('CHECKOUT-1 @bo');
  await sees(page.getByRole('option', { name: 'Bob Tanaka' }));
  await page.keyboard.press('Tab');
  await page.keyboard.type('-- knows this code');
  expect(await box.inputValue()).toBe('/assign CHECKOUT-1 @bob -- knows this code');
  await page.keyboard.press('Enter');

  const confirmation = whispered(page, 'CHECKOUT-1 is now assigned to Bob Tanaka, taken from Alice Nguyen.');
  await sees(confirmation.getByText('knows this code'));
  await sees(card().getByText('Assigned to Bob Tanaka by Alice Nguyen'));
  await card().getByRole('button', { name: '3 replies' }).click();
  const line = threadPane(page)
    .getByRole('article')
    .filter({ hasText: 'Alice Nguyen handed this over to Bob Tanaka.' });
  await sees(line.getByText('knows this code'));
});

test('Undo in the confirmation gives it back, and the thread tells that too', async () => {
  await whispered(page, 'Bob Tanaka').getByRole('button', { name: 'Undo' }).click();
  await sees(whispered(page, 'Undone: CHECKOUT-1 is assigned to Alice Nguyen again.'));
  await sees(threadPane(page).getByText('4 replies'));
  await loses(card().getByText('Assigned to Bob Tanaka by Alice Nguyen'));
  await sees(card().getByText('Alice Nguyen'));
});
