import type { Page } from 'playwright-core';
import { becomes, composer, loses, message, offered, sees, whispered } from '../support/browser';
import { ALICE } from '../support/together';
import { onThePage } from './on-the-page';

/** The assign and the archive form, filled in by typing, with the keyboard alone where somebody would. */
const here = onThePage();
let page: Page;
beforeAll(async () => {
  await here.t.breaks(here.t.checkout, new TypeError('total is undefined'));
  await here.t.breaks(here.t.checkout, new Error('gateway timed out'));
  await here.t.breaks(here.t.storefront, new Error('no such category'));
  page = await here.tab(ALICE);
});

const dialog = () => page.getByRole('dialog');
const issues = () => dialog().getByRole('combobox', { name: 'Issues' });
const assignee = () => dialog().getByRole('combobox', { name: 'Assign to' });
const field = (label: string) => dialog().locator('.block-input').filter({ hasText: label });

async function opensForm(): Promise<void> {
  await composer(page).click();
  await page.keyboard.type('/assign');
  await page.keyboard.press('Enter');
  await sees(dialog().getByRole('heading', { name: 'Assign issues' }));
}

test('/assign alone opens a form, and its first field is ready for typing', async () => {
  await opensForm();
  await sees(issues().and(page.locator(':focus')));
});

test('what is missing is said at its field, and nothing is sent', async () => {
  await dialog().getByRole('button', { name: 'Assign', exact: true }).click();
  await sees(field('Issues').getByRole('alert'));
  expect(await field('Assign to').getByRole('alert').innerText()).toBe('Please complete this required field.');
  expect(await assignee().getAttribute('aria-invalid')).toBe('true');
  expect(await field('Note').getByRole('alert').count()).toBe(0);
  expect(here.t.slack.deliveries().filter(({ name }) => name === 'view_submission')).toEqual([]);
});

test('issues are found by words of their title and picked with Enter, several of them', async () => {
  await issues().click();
  await page.keyboard.type('gateway');
  await sees(page.getByRole('option', { name: 'CHECKOUT-2' }));
  await becomes(() => page.getByRole('option').count(), 1);
  await page.keyboard.press('Enter');
  await sees(dialog().getByRole('button', { name: /Remove CHECKOUT-2/ }));
  expect(await field('Issues').getByRole('alert').count()).toBe(0);
  await page.keyboard.type('checkout-1');
  await becomes(() => page.getByRole('option').count(), 1);
  await page.keyboard.press('Enter');
  await sees(dialog().getByRole('button', { name: /Remove CHECKOUT-1/ }));
  await page.keyboard.press('Escape');
  await sees(dialog());
});

test('a person is found by typing, teams come before people, and nobody is said to be nobody', async () => {
  await assignee().click();
  await sees(page.getByRole('listbox'));
  expect(Object.keys(await offered(page))).toEqual(['Assigned now', 'Teams', 'People']);
  await page.keyboard.type('nobody like that');
  await sees(page.getByText('No results'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('carol');
  await sees(page.getByRole('option', { name: 'Carol Ortiz' }));
  await page.keyboard.press('Enter');
  await becomes(() => assignee().inputValue(), 'Carol Ortiz');
});

test('the form is sent with Ctrl+Enter from the note; all issues move, and the answer names them', async () => {
  await page.keyboard.press('Tab');
  await page.keyboard.type('worked on both');
  await page.keyboard.press('Control+Enter');
  await loses(dialog());
  const answer = whispered(page, '2 issues are now assigned to Carol Ortiz.');
  await sees(answer.getByText('worked on both'));
  await sees(message(page, 'TypeError: total is undefined').getByText('Assigned to Carol Ortiz by Alice Nguyen'));
  await sees(message(page, 'Error: gateway timed out').getByText('Assigned to Carol Ortiz by Alice Nguyen'));
});

test('what the app refuses is said in the form, which stays as it was filled in', async () => {
  await opensForm();
  await page.keyboard.type('category');
  await sees(page.getByRole('option', { name: 'STOREFRONT-1' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await assignee().click();
  await page.keyboard.type('femi');
  await sees(page.getByRole('option', { name: 'Femi Adeyemi' }));
  await page.keyboard.press('Enter');
  // Now an issue whose project does not have her.
  await issues().click();
  await page.keyboard.type('checkout-1');
  await sees(page.getByRole('option', { name: 'CHECKOUT-1' }));
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: 'Assign', exact: true }).click();
  await sees(
    dialog()
      .getByRole('alert')
      .filter({ hasText: /Femi Adeyemi.*checkout/i }),
  );
  expect(await assignee().inputValue()).toBe('Femi Adeyemi');
  await page.keyboard.press('Escape');
  await loses(dialog());
  await sees(message(page, 'TypeError: total is undefined').getByText('Assigned to Carol Ortiz by Alice Nguyen'));
});

test('Archive… asks how long, by arrow keys too, and Unarchive takes it back', async () => {
  const card = message(page, 'Error: gateway timed out');
  await card.getByRole('button', { name: 'Archive…' }).click();
  await sees(dialog().getByText('CHECKOUT-2'));
  await dialog().getByRole('radio', { name: 'Until it escalates' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await dialog().getByRole('radio', { name: 'For 1 week' }).isChecked()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await loses(dialog());
  await sees(card.getByText(/Archived by Alice Nguyen until /));
  await card.getByRole('button', { name: 'Unarchive' }).click();
  await sees(card.getByRole('button', { name: 'Archive…' }));
});
