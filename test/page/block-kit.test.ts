import type { Page } from 'playwright-core';
import { becomes, loses, message, openDesk, PAGE_DIR, sees, type Desk } from '../support/browser';
import { ALICE } from '../support/together';
import { farSide, type FarSide } from '../support/workspace-far-side';
import { call, closeAll, workspace } from '../support/workspace-fixture';

/** What the page can draw beyond what the app's own messages use, with a bare server in the app's place. */
const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

const BLOCKS = [
  { type: 'header', text: plain('Everything at once') },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '<@U0BOB0001> in <#C0ALERTS1> for <!subteam^S0PAYMENT> &lt;3 *bold* `code`\n>quoted\n<https://acme.example/a|a link>',
    },
  },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'on <!date^1767225600^{date_num}|then>' }] },
  {
    type: 'actions',
    block_id: 'controls',
    elements: [
      {
        type: 'button',
        action_id: 'drop',
        text: plain('Drop everything'),
        style: 'danger',
        confirm: {
          title: plain('Are you sure?'),
          text: plain('It cannot be found again.'),
          confirm: plain('Drop'),
          deny: plain('Keep'),
          style: 'danger',
        },
      },
      {
        type: 'static_select',
        action_id: 'pick',
        placeholder: plain('Pick one'),
        option_groups: [
          { label: plain('Fruit'), options: [option('Apple'), option('Pear')] },
          { label: plain('Roots'), options: [option('Carrot')] },
        ],
      },
      { type: 'overflow', action_id: 'more', options: [option('Copy'), option('Move')] },
    ],
  },
];

let desk: Desk;
let app: FarSide;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  app = await farSide();
  const local = await workspace({ pageDir: PAGE_DIR, delivery: { mode: 'http', url: app.url } });
  page = await desk.tab(local.url, ALICE);
  const attachments = [{ color: '#36a64f', fallback: 'green', blocks: [{ type: 'divider' }] }];
  const posted = await call(local, 'chat.postMessage', {
    channel: 'C0ALERTS1',
    text: 'All',
    blocks: BLOCKS,
    attachments,
  });
  expect(posted.error).toBeUndefined();
});
afterAll(async () => {
  await desk.close();
  await closeAll();
});
afterEach(() => expect(desk.complaints).toEqual([]));

const shown = () => message(page, 'Everything at once');
const actions = () =>
  app.received.map(({ fields }) => (fields.payload as { actions: Record<string, unknown>[] }).actions[0]);
const chosen = () => (actions().at(-1)?.selected_option as { value: string } | undefined)?.value;

test('mentions, entities, dates, quotes and links are drawn as Slack draws them', async () => {
  await sees(shown().locator('.mention', { hasText: '@Bob Tanaka' }));
  await sees(shown().getByRole('button', { name: '#alerts' }));
  await sees(shown().locator('.mention', { hasText: '@payments' }));
  await sees(shown().getByText('<3'));
  await sees(shown().getByText('on 2026-01-01'));
  await sees(shown().locator('blockquote', { hasText: 'quoted' }));
  expect(await shown().getByRole('link', { name: 'a link' }).getAttribute('href')).toBe('https://acme.example/a');
});

test('an attachment has a bar of its colour', async () => {
  const bar = shown().locator('.attachment-bar');
  expect(await bar.getAttribute('style')).toContain('rgb(54, 166, 79)');
});

test('a button with a confirm dialog asks first: no tells nobody, yes tells the app', async () => {
  const dialog = page.getByRole('dialog', { name: 'Are you sure?' });
  await shown().getByRole('button', { name: 'Drop everything' }).click();
  await sees(dialog.getByText('It cannot be found again.'));
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await loses(dialog);
  await shown().getByRole('button', { name: 'Drop everything' }).click();
  await page.keyboard.press('Escape');
  await loses(dialog);
  await sees(shown().getByRole('button', { name: 'Drop everything' }).and(page.locator(':focus')));
  expect(actions()).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Drop' }).click();
  await becomes(async () => actions().map((one) => one?.action_id), ['drop']);
  await loses(dialog);
});

test('a static select filters its groups by typing and sends what was picked', async () => {
  await shown().getByRole('combobox', { name: 'Pick one' }).click();
  await sees(page.getByRole('group', { name: 'Roots' }));
  await page.keyboard.type('pe');
  await loses(page.getByRole('group', { name: 'Roots' }));
  await page.keyboard.press('Enter');
  await becomes(async () => chosen(), 'pear');
  await becomes(() => shown().getByRole('combobox').inputValue(), 'Pear');
});

test('an overflow menu is opened and used by the keyboard', async () => {
  await shown().getByRole('combobox').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await sees(page.getByText('Copy'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await becomes(async () => chosen(), 'move');
});
