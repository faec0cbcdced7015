import type { Page } from 'playwright-core';
import { becomes, composer, loses, message, overflow, sees, threadPane, whispered } from '../support/browser';
import { ALICE, CAROL } from '../support/together';
import { onThePage } from './on-the-page';

/** Light and dark, narrow and wide, and without a mouse. */
const here = onThePage();
beforeAll(async () => {
  await here.t.sends(here.t.checkout, new TypeError(`total is undefined ${'and-a-word-without-an-end'.repeat(9)}`));
  await here.t.settled();
  await here.t.slack.as(ALICE).runs('#alerts', '/assign CHECKOUT-1 @bob -- knows this code');
  await here.t.settled();
});

const card = (page: Page) => message(page, 'TypeError: total is undefined').first();
const background = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
const brightness = async (page: Page) => Number(/\d+/.exec(await background(page))?.[0]);

test('the look follows the system, and can be chosen and is remembered', async () => {
  const page = await here.tab(ALICE, { look: 'dark' });
  await sees(card(page));
  expect(await brightness(page)).toBeLessThan(60);
  await page.getByRole('button', { name: 'Use the light look' }).click();
  await becomes(async () => (await brightness(page)) > 240, true);
  await page.reload();
  await sees(card(page));
  expect(await brightness(page)).toBeGreaterThan(240);
  await page.close();
});

test.each([
  ['800 pixels wide, light', 800, 'light'],
  ['800 pixels wide, dark', 800, 'dark'],
  ['400 pixels wide', 400, 'light'],
] as const)('nothing sticks out: %s', async (_, width, look) => {
  const page = await here.tab(ALICE, { width, look, height: 700 });
  await sees(card(page));
  expect(await overflow(page)).toBe(0);

  await card(page).getByRole('combobox').click();
  await sees(page.getByRole('option', { name: 'Unassign' }));
  expect(await overflow(page)).toBe(0);
  await page.keyboard.press('Escape');

  await card(page).getByRole('button', { name: '1 reply' }).click();
  await sees(threadPane(page).getByText('knows this code'));
  expect(await overflow(page)).toBe(0);
  await page.close();
});

test('the whole way without a mouse: channel, card, Assign to me, thread, and back', async () => {
  const page = await here.tab(CAROL, { query: '&channel=C0RANDOM1' });
  const { keyboard } = page;
  const focused = (role: 'button' | 'combobox', name: string | RegExp) =>
    page.getByRole(role, { name }).and(page.locator(':focus'));
  await page.getByRole('button', { name: 'alerts' }).focus();
  await keyboard.press('Enter');
  await sees(card(page));

  // From the composer, where the focus is, backwards to the card's controls.
  await sees(composer(page).and(page.locator(':focus')));
  await tabUntil(page, 'Shift+Tab', () => focused('button', 'Assign to me').count());
  await keyboard.press('Enter');
  await sees(card(page).getByText('Taken by Carol Ortiz'));
  await sees(whispered(page, 'CHECKOUT-1 is yours now, taken from Bob Tanaka.'));

  await tabUntil(page, 'Tab', () => focused('button', /2 replies/).count());
  await keyboard.press('Enter');
  await sees(threadPane(page).getByText('2 replies'));
  await keyboard.press('Escape');
  await loses(threadPane(page));
  await page.close();
});

/** Presses a key until the focus is where it is wanted, but not for ever. */
async function tabUntil(page: Page, key: string, isThere: () => Promise<number>): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await isThere()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there.`);
}
