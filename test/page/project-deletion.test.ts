import type { Page } from 'playwright-core';
import { composer, message, sees, whispered } from '../support/browser';
import { ALICE } from '../support/together';
import { onThePage } from './on-the-page';

/** Alice deletes one project and gets it back, deletes another for good and watches it go: all in the browser. */
const here = onThePage();
let page: Page;
beforeAll(async () => {
  await here.t.breaks(here.t.checkout, new TypeError('total is undefined'));
  await here.t.breaks(here.t.storefront, new Error('no such category'));
  page = await here.tab(ALICE);
});

const dialog = () => page.getByRole('dialog');
async function types(text: string): Promise<void> {
  await composer(page).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('without a slug it asks which project, then shows what goes, then asks for the slug', async () => {
  await types('/assign-admin project delete');
  await sees(dialog().getByRole('combobox', { name: 'Project' }));
  await dialog().getByRole('combobox', { name: 'Project' }).click();
  await page.keyboard.type('checkout');
  await page.getByRole('option', { name: 'checkout' }).click();
  await dialog().getByRole('button', { name: 'Next' }).click();
  await sees(dialog().getByText('1 issue'));
  await sees(dialog().getByText('72 hours'));
  await dialog().getByRole('textbox', { name: 'Slug' }).fill('chekout');
  await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await sees(dialog().getByText('That is not its slug: type “checkout” to delete it.'));
  await dialog().getByRole('textbox', { name: 'Slug' }).fill('checkout');
  await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await sees(whispered(page, 'is deleted'));
  await sees(message(page, 'CHECKOUT-1 · project deleted'));
});

test('Restore brings it back, and its card is what it was', async () => {
  await whispered(page, 'is deleted').getByRole('button', { name: 'Restore' }).click();
  await sees(message(page, 'total is undefined'));
  await sees(whispered(page, 'is back, with everything it had'));
});

test('a deletion for good is followed in a direct message, to its end', async () => {
  await types('/assign-admin project delete storefront --now');
  await sees(dialog().getByText('Nothing of it can be restored'));
  await dialog().getByRole('textbox', { name: 'Slug' }).fill('storefront');
  await dialog().getByRole('button', { name: 'Delete for good' }).click();
  await sees(whispered(page, 'is being deleted for good'));
  await sees(message(page, 'STOREFRONT-1 · project deleted'));
  await page.getByRole('list', { name: 'Apps' }).getByRole('button', { name: /Dibs/ }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await sees(message(page, 'Nothing of it is left'));
});
