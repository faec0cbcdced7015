import type { Locator, Page } from 'playwright-core';
import { becomes, loses, message, sees, whispered } from '../support/browser';
import { ALICE, BOB } from '../support/together';
import { onThePage } from './on-the-page';

/** Two tabs of one browser, each as somebody else, in front of the same channel. */
const here = onThePage();
let alice: Page;
let bob: Page;
beforeAll(async () => {
  alice = await here.tab(ALICE);
  bob = await here.tab(BOB, { beside: alice });
  await here.t.breaks(here.t.checkout, new RangeError('coupon has expired'));
});

/** A browser hardly draws the tabs behind the one that is looked at. */
const looksAt = (page: Page) => page.bringToFront();
async function endsInView(what: Locator): Promise<boolean> {
  const box = (await what.boundingBox())!;
  return box.y + box.height <= what.page().viewportSize()!.height;
}
const card = (page: Page) => message(page, 'RangeError: coupon has expired');

test('both see the card, and a click of one redraws the other’s', async () => {
  await sees(card(bob));
  await looksAt(alice);
  await card(alice).getByRole('button', { name: 'Assign to me' }).click();
  await sees(card(bob).getByText('Taken by Alice Nguyen'));
  await looksAt(bob);
  await card(bob).getByRole('combobox').click();
  await sees(bob.getByRole('option', { name: 'Unassign' }));
  await bob.keyboard.press('Escape');
});

test('a confirmation is there for its reader only', async () => {
  await sees(whispered(alice, 'CHECKOUT-1 is yours now.'));
  await card(bob).getByRole('button', { name: 'Assign to me' }).click();
  await sees(whispered(bob, 'CHECKOUT-1 is yours now, taken from Alice Nguyen.'));
  await sees(card(alice).getByText('Taken by Bob Tanaka'));
  await here.t.settled();
  expect(await whispered(bob, '').count()).toBe(1);
  expect(await whispered(alice, 'Bob Tanaka').count()).toBe(0);
});

test('Resolve in one tab turns into Unresolve in both', async () => {
  await card(bob).getByRole('button', { name: 'Resolve' }).click();
  await sees(card(alice).getByText('Resolved by Bob Tanaka'));
  await sees(card(alice).getByRole('button', { name: 'Unresolve' }));
  await looksAt(alice);
  await card(alice).getByRole('button', { name: 'Unresolve' }).click();
  await sees(card(bob).getByRole('button', { name: 'Resolve', exact: true }));
  await loses(card(bob).getByText('Resolved by Bob Tanaka'));
});

test('a channel one is not looking at counts what is new in it', async () => {
  await looksAt(bob);
  await bob.getByRole('button', { name: 'random' }).click();
  await here.t.breaks(here.t.storefront, new Error('no such category'));
  await sees(bob.getByRole('button', { name: 'alerts 1' }));
  await sees(message(alice, 'no such category'));
  await bob.getByRole('button', { name: 'alerts 1' }).click();
  await sees(message(bob, 'no such category'));
});

test('one tab can become somebody else, who does not see what was whispered before', async () => {
  await looksAt(alice);
  await alice.getByRole('button', { name: /Act as somebody else/ }).click();
  expect(await alice.getByRole('button', { name: /Hal Jensen/ }).isDisabled()).toBe(true);
  await alice
    .getByRole('button', { name: /Dan Müller/ })
    .last()
    .click();
  await sees(alice.getByRole('button', { name: 'You are Dan Müller. Act as somebody else' }));
  await sees(card(alice));
  expect(await whispered(alice, '').count()).toBe(0);
  await card(alice).getByRole('button', { name: 'Assign to me' }).click();
  await sees(card(bob).getByText('Taken by Dan Müller'));
});

test('what arrives while a button is held down does not push it away from under the pointer', async () => {
  const button = card(alice).getByRole('button', { name: 'Resolve' });
  const { x, y, width, height } = (await button.boundingBox())!;
  await alice.mouse.move(x + width / 2, y + height / 2);
  await alice.mouse.down();
  here.t.slack.as(BOB).says('#alerts', 'a long story:\n'.repeat(30));
  await sees(message(alice, 'a long story'));
  await alice.mouse.up();
  await sees(card(alice).getByText('Resolved by Dan Müller'));
  await becomes(() => endsInView(message(alice, 'a long story')), true);
  await card(alice).getByRole('button', { name: 'Unresolve' }).click();
});

test('a reload shows the same place as the same person', async () => {
  await alice.reload();
  await sees(alice.getByRole('button', { name: 'You are Dan Müller. Act as somebody else' }));
  await sees(card(alice).getByText('Taken by Dan Müller'));
});
