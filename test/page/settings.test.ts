import type { Page } from 'playwright-core';
import { becomes, message, sees } from '../support/browser';
import { ALICE, BOB } from '../support/together';
import { onThePage } from './on-the-page';

/** Somebody chooses what he wants to be told: from the App Home, then from a direct message. */
const here = onThePage();
let bob: Page;
beforeAll(async () => {
  await here.t.breaks(here.t.checkout, new TypeError('total is undefined'));
  bob = await here.tab(BOB);
});

const openApp = () => bob.getByRole('list', { name: 'Apps' }).getByRole('button', { name: /Dibs/ }).click();
const home = () => bob.getByRole('tabpanel', { name: 'Home' });
const dialog = () => bob.getByRole('dialog');
const level = (name: string) => dialog().getByRole('radio', { name });

async function picks(label: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label }).click();
  await bob.getByRole('option', { name: option }).click();
}

test('the Home tab says what one is told, and its button opens the form with that chosen', async () => {
  await openApp();
  await sees(home().getByText('I send you a message when you get an issue, or lose one that you follow.'));
  await home().getByRole('button', { name: 'Notification settings…' }).click();
  await sees(level('Subscribed only'));
  await becomes(() => level('Subscribed only').isChecked(), true);
});

test('a level, one’s own actions and a project that differs are saved, and said in the form and in the Home tab', async () => {
  await level('Always').check();
  await dialog().getByRole('checkbox', { name: 'Tell me of my own actions as well' }).check();
  await picks('A project that should differ', 'checkout');
  await picks('Direct messages about its issues', 'Never');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await sees(dialog().getByText('Saved.'));
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await sees(home().getByText('Except in checkout (never).'));
});

test('a project is removed from those that differ, and what else was filled in stays', async () => {
  await home().getByRole('button', { name: 'Notification settings…' }).click();
  await sees(dialog().getByText('checkout: never'));
  await level('Subscribed only').check();
  await dialog().getByRole('button', { name: 'Remove' }).click();
  await sees(dialog().getByText('No project differs from this yet.'));
  expect(await level('Subscribed only').isChecked()).toBe(true);
  await dialog().getByRole('button', { name: 'Save' }).click();
  await sees(dialog().getByText('Saved.'));
  await dialog().getByRole('button', { name: 'Close' }).last().click();
});

test('a direct message has the button below its controls, also after a click on one of them', async () => {
  await here.t.slack.as(ALICE).runs('#alerts', '/assign CHECKOUT-1 @bob -- knows this code');
  await bob.getByRole('tab', { name: 'Messages' }).click();
  const notice = message(bob, 'Alice Nguyen assigned CHECKOUT-1 to you.');
  await sees(notice.getByRole('button', { name: 'Notification settings…' }));
  await notice.getByRole('button', { name: 'Resolve', exact: true }).click();
  await sees(notice.getByRole('button', { name: 'Unresolve' }));
  await notice.getByRole('button', { name: 'Notification settings…' }).click();
  await sees(level('Subscribed only'));
});
