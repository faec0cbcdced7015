import type { Page } from 'playwright-core';
import { becomes, loses, message, offered, sees } from '../support/browser';
import { ALICE } from '../support/together';
import { onThePage } from './on-the-page';

/** The card's menu, whose options the app is asked for at every keystroke. */
const here = onThePage();
let page: Page;
beforeAll(async () => {
  await here.t.breaks(here.t.checkout, new TypeError('total is undefined'));
  page = await here.tab(ALICE);
});

const card = () => message(page, 'TypeError: total is undefined');
const menu = () => card().getByRole('combobox');
const marked = () =>
  page.evaluate<string>(`(() => {
  const id = document.activeElement.getAttribute('aria-activedescendant');
  return document.getElementById(id)?.querySelector('.option-text').firstChild.textContent ?? '';
})()`);

test('a free issue offers the teams and the people of its project, in groups', async () => {
  await menu().click();
  await becomes(async () => Object.keys(await offered(page)), ['Teams', 'People']);
  const { Teams: teams = [], People: people = [] } = await offered(page);
  expect(teams.map(firstLine)).toEqual(['#payments', '#platform']);
  expect(people.map(firstLine)).toEqual(['Alice Nguyen', 'Bob Tanaka', 'Carol Ortiz', 'Dan Müller', "Erin O'Neill"]);
});

test('typing filters without accents and without capitals, and says when nobody is found', async () => {
  await page.keyboard.type('muller');
  await becomes(async () => Object.keys(await offered(page)), ['People']);
  expect((await offered(page))['People']?.map(firstLine)).toEqual(['Dan Müller']);
  await page.keyboard.type('x');
  await sees(page.getByRole('status').filter({ hasText: 'No results' }));
  await page.keyboard.press('Enter');
  await sees(menu());
  expect(await menu().getAttribute('aria-expanded')).toBe('true');
});

test('Escape leaves everything as it was', async () => {
  await page.keyboard.press('Escape');
  await loses(page.getByRole('status').filter({ hasText: 'No results' }));
  expect(await menu().inputValue()).toBe('');
  await here.t.settled();
  expect(await card().getByText('Assigned to').count()).toBe(0);
});

test('the arrow keys walk over the groups, around the end, and Enter chooses', async () => {
  await page.keyboard.press('ArrowDown');
  await sees(page.getByRole('option', { name: 'Dan Müller' }));
  await becomes(marked, '#payments');
  await page.keyboard.press('ArrowUp');
  await becomes(marked, "Erin O'Neill");
  await page.keyboard.press('ArrowUp');
  await becomes(marked, 'Dan Müller');
  await page.keyboard.press('Enter');
  await sees(card().getByText('Assigned to Dan Müller by Alice Nguyen'));
  await becomes(() => menu().inputValue(), 'Dan Müller');
});

test('a held issue offers Unassign first and marks who has it; Enter alone changes nothing', async () => {
  await menu().click();
  await sees(page.getByRole('option', { name: 'Unassign' }));
  expect(Object.keys(await offered(page))[0]).toBe('Assigned now');
  const chosen = page.getByRole('option', { name: 'Dan Müller' });
  expect(await chosen.getAttribute('aria-selected')).toBe('true');
  await becomes(marked, 'Dan Müller');
  await page.keyboard.press('Enter');
  await loses(page.getByRole('listbox'));
  await here.t.settled();
  await sees(card().getByText('Assigned to Dan Müller by Alice Nguyen'));
  await sees(card().getByText('1 reply'));
});

test('Unassign by typing its beginning frees the issue, and the last holder is suggested from then on', async () => {
  await menu().click();
  await page.keyboard.type('unass');
  await sees(page.getByRole('option', { name: 'Unassign' }));
  await page.keyboard.press('Enter');
  await loses(card().getByText('Assigned to Dan Müller by Alice Nguyen'));
  await sees(card().getByText('Suggested owner'));
  await becomes(() => menu().inputValue(), '');
  await menu().click();
  await becomes(async () => Object.keys(await offered(page)), ['Suggested', 'Teams', 'People']);
  await page.keyboard.press('Escape');
});

const firstLine = (text: string) => text.split('\n')[0];
