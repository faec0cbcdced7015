import type { Locator, Page } from 'playwright-core';
import { becomes, composer, message, sees, threadPane, whispered } from '../support/browser';
import { postEvent } from '../support/story';
import { ALICE, BOB } from '../support/together';
import { onThePage } from './on-the-page';

/** What an event, a note or a name may try. On the page it is text, in full sight, and does nothing. */
const SCRIPT = '<script>window.pwned = 1</script>';
const IMAGE = '<img src=x onerror="window.pwned = 1">';
const FENCE = 'a ```fence``` and `code`';
const SHOUT = '<!channel> <!here> <!everyone> <@U0BOB0001> <#C0ALERTS1> <!subteam^S0PAYMENT> @channel';
const LINKS = '<https://evil.example|the bank> <javascript:window.pwned=1|click>';
const MARKS = '*bold* _italic_ ~gone~ :tada: &amp;lt; </pre></div>';
const EVERYTHING = [SCRIPT, IMAGE, FENCE, SHOUT, LINKS, MARKS].join('\n');

const here = onThePage();
let page: Page;
beforeAll(async () => {
  page = await here.tab(ALICE);
});

const card = () => message(page, 'CHECKOUT-1').first();

/** Nothing that is more than text: no element of its own making, nobody and nothing mentioned, no way out. */
async function isOnlyText(place: Locator): Promise<void> {
  for (const made of ['script', 'img', 'iframe', '.mention', 'a[href*="evil"]', 'a[href^="javascript"]']) {
    expect([made, await place.locator(made).count()]).toEqual([made, 0]);
  }
  expect(await page.evaluate('window.pwned')).toBeUndefined();
}

test('an error message with everything in it is shown as it was thrown', async () => {
  const answer = await postEvent(here.t.app.port, here.t.checkout, { type: 'Error', message: EVERYTHING });
  expect(answer.status).toBe(200);
  await sees(card());
  const code = card().locator('pre');
  expect(await code.count()).toBe(1);
  const shown = await code.innerText();
  for (const line of [SCRIPT, IMAGE, SHOUT]) expect(shown).toContain(line);
  await isOnlyText(card());
});

test('so is a type, which makes the title', async () => {
  await postEvent(here.t.app.port, here.t.checkout, { type: `${IMAGE}<!channel>*x*`, message: 'an honest message' });
  const titled = message(page, 'an honest message').first();
  await sees(titled.getByText(IMAGE));
  await sees(titled.getByText('<!channel>'));
  await isOnlyText(titled);
});

test('and a note, in the thread and in the confirmation', async () => {
  await composer(page).fill(`/assign CHECKOUT-1 me -- ${SCRIPT} ${IMAGE} ${MARKS} <!channel>`);
  await page.keyboard.press('Enter');
  const confirmation = whispered(page, 'CHECKOUT-1 is now assigned to Alice Nguyen.');
  await sees(confirmation.getByText(SCRIPT));
  await isOnlyText(confirmation);
  await card().getByRole('button', { name: '1 reply' }).click();
  const line = threadPane(page).getByRole('article').filter({ hasText: 'Alice Nguyen took this.' });
  await sees(line.getByText(IMAGE));
  await isOnlyText(line);
});

test('unreadable text is quoted back without becoming anything else', async () => {
  await composer(page).fill(`/assign ${IMAGE} \`\`\` <!here>`);
  await page.keyboard.press('Enter');
  const answer = whispered(page, 'I did not understand');
  await sees(answer.getByText(IMAGE));
  await isOnlyText(answer);
});

test('and the name somebody gave himself, in the menu, on the card and in the sidebar', async () => {
  here.t.slack.updateUser(BOB, { realName: `Bob ${IMAGE}`, displayName: `Bob ${IMAGE} <!here>` });
  await sees(page.getByRole('navigation').getByText(`Bob ${IMAGE}`));
  const menu = card().getByRole('combobox');
  await menu.click();
  await page.keyboard.type('bob');
  // The app hears of the new name in its own time: asked again until it has.
  await becomes(async () => {
    await menu.fill('bo');
    await sees(page.getByRole('option'));
    await menu.fill('bob');
    await sees(page.getByRole('option'));
    return (await page.getByRole('option').first().innerText()).includes(IMAGE);
  }, true);
  await page.keyboard.press('Enter');
  await sees(card().getByText(`Assigned to Bob ${IMAGE}`));
  await isOnlyText(card());
  await isOnlyText(page.getByRole('navigation'));
});
