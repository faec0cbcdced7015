import type { Page } from 'playwright-core';
import { becomes, composer, loses, message, sees } from '../support/browser';
import { ALICE, BOB } from '../support/together';
import { onThePage } from './on-the-page';

/** The app's own place: its Home tab and its direct messages. */
const here = onThePage();
let bob: Page;
beforeAll(async () => {
  await here.t.breaks(here.t.checkout, new TypeError('total is undefined'));
  bob = await here.tab(BOB);
});

const openApp = () => bob.getByRole('list', { name: 'Apps' }).getByRole('button', { name: /Dibs/ }).click();
const home = () => bob.getByRole('tabpanel', { name: 'Home' });
const notice = () => message(bob, 'Alice Nguyen assigned CHECKOUT-1 to you.');

test('the Home tab begins with what nobody holds, and says how many there are', async () => {
  await openApp();
  await sees(home().getByRole('button', { name: 'Unassigned · 1' }));
  await sees(home().getByText('TypeError: total is undefined'));
  await home().getByRole('button', { name: 'Mine · 0' }).click();
  await sees(home().getByText('You hold no open issues.'));
});

test('who is assigned an issue is told in a direct message, which is counted until it is read', async () => {
  await bob.getByRole('button', { name: 'random' }).click();
  await here.t.slack.as(ALICE).runs('#alerts', '/assign CHECKOUT-1 @bob -- knows this code');
  await sees(bob.getByRole('button', { name: 'Dibs 1' }));
  await openApp();
  await bob.getByRole('tab', { name: 'Messages' }).click();
  await sees(notice().getByText('knows this code'));
  await sees(notice().getByText('TypeError: total is undefined').first());
  await loses(bob.getByRole('button', { name: 'Dibs 1' }));
});

test('the Home tab lists it with a menu that works there', async () => {
  await bob.getByRole('tab', { name: 'Home' }).click();
  await sees(home().getByRole('button', { name: 'Mine · 1' }));
  const menu = home().getByRole('combobox').last();
  expect(await menu.inputValue()).toBe('Bob Tanaka');
  await menu.click();
  await bob.keyboard.type('carol');
  await sees(bob.getByRole('option', { name: 'Carol Ortiz' }));
  await bob.keyboard.press('Enter');
  await sees(home().getByText('You hold no open issues.'));
});

test('the controls in the direct message work: Assign to me there redraws the card in the channel', async () => {
  await bob.getByRole('tab', { name: 'Messages' }).click();
  await notice().getByRole('button', { name: 'Assign to me' }).click();
  await sees(message(bob, 'CHECKOUT-1 is yours now, taken from Carol Ortiz.'));
  await bob.getByRole('button', { name: 'alerts' }).click();
  await sees(message(bob, 'TypeError: total is undefined').getByText('Taken by Bob Tanaka'));
});

test('the command works in the app’s own conversation too, and answers there', async () => {
  await openApp();
  await bob.getByRole('tab', { name: 'Messages' }).click();
  await composer(bob).fill('/assign mine');
  await bob.keyboard.press('Enter');
  const list = message(bob, 'Only visible to you').filter({ hasText: 'CHECKOUT-1' }).last();
  await sees(list);
  await becomes(() => list.getByRole('combobox').inputValue(), 'Bob Tanaka');
});
