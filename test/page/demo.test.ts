import type { Page } from 'playwright-core';
import { composer, loses, message, openDesk, sees, threadPane, whispered, type Desk } from '../support/browser';
import { dataFolder, freePorts, startDemo, type Demo } from '../support/demo';
import { ALICE, BOB } from '../support/together';

/** What `npm start` gives, as its reader meets it: the program itself, the shop, and a browser. */
const TITLE = 'SyntaxError';
const data = dataFolder();
let desk: Desk;
let port: number;
let demo: Demo;
let page: Page;
beforeAll(async () => {
  [desk, port] = await Promise.all([openDesk(), freePorts()]);
  demo = await startDemo(port, data.folder);
});
afterAll(async () => {
  await desk?.close();
  await demo?.stop();
  data.remove();
});
afterEach(() => expect(desk.complaints).toEqual([]));

const card = () => message(page, TITLE).filter({ hasText: 'CHECKOUT-4' });

test('the terminal and the first screen say where to click and what to type', async () => {
  for (const told of [demo.workspaceUrl, demo.shopUrl, '/assign CHECKOUT-1 @bob -- knows this code']) {
    expect(demo.output).toContain(told);
  }
  page = await desk.tab(demo.workspaceUrl, ALICE, { welcomed: false });
  const welcome = page.getByRole('dialog');
  await sees(welcome.getByText('/assign CHECKOUT-1 @bob -- knows this code'));
  expect(await welcome.getByRole('link', { name: 'Open' }).first().getAttribute('href')).toContain(String(port + 2));
  await welcome.getByRole('button', { name: 'Start' }).click();
  await loses(welcome);
});

test('there are issues already, some of them with an owner, and real stack traces behind them', async () => {
  await sees(message(page, 'CHECKOUT-3').getByText('Assigned to Carol Ortiz by Alice Nguyen'));
  await sees(message(page, 'STOREFRONT-1').getByText('Assigned to #frontend by Alice Nguyen'));
  const free = message(page, 'CHECKOUT-1').first();
  await sees(free.getByText(/cart\.ts/));
  expect(await free.getByText('Assigned to').count()).toBe(0);
});

test('a button of the shop throws an error, whose card appears with the owner that a rule gives it', async () => {
  const shop = await desk.visit(demo.shopUrl);
  await shop.getByRole('button', { name: 'Ask the warehouse for its stock' }).click();
  await sees(shop.getByRole('status').filter({ hasText: 'was reported to' }));
  await sees(card());
  await sees(card().getByText('Assigned to #platform by the rule path:checkout/stock.*'));
  await shop.getByRole('link', { name: 'the workspace' }).click();
  await sees(shop.getByText('alerts').first());
  await shop.context().close();
});

test('it is assigned by the menu, by the button and by the command', async () => {
  await card().getByRole('button', { name: 'Why?' }).click();
  await sees(whispered(page, 'CHECKOUT-4 belongs to #platform'));
  await card().getByRole('combobox', { name: 'Assign to…' }).click();
  await page.keyboard.type('bob');
  await sees(page.getByRole('option', { name: 'Bob Tanaka' }));
  await page.keyboard.press('Enter');
  await sees(card().getByText('Assigned to Bob Tanaka by Alice Nguyen'));
  await sees(whispered(page, 'CHECKOUT-4 is now assigned to Bob Tanaka, taken from #platform.'));

  await card().getByRole('button', { name: 'Assign to me' }).click();
  await sees(card().getByText('Taken by Alice Nguyen'));
  await sees(whispered(page, 'CHECKOUT-4 is yours now, taken from Bob Tanaka.'));

  await composer(page).fill('/assign CHECKOUT-4 @bob -- knows this code');
  await page.keyboard.press('Enter');
  await sees(card().getByText('Assigned to Bob Tanaka by Alice Nguyen'));
  await sees(whispered(page, 'CHECKOUT-4 is now assigned to Bob Tanaka, taken from Alice Nguyen.'));
  await card().getByRole('button', { name: '4 replies' }).click();
  await sees(threadPane(page).getByText('knows this code'));
});

test('SIGTERM ends it with exit code 0 and leaves nothing running; the next start has everything as it was', async () => {
  await page.context().close();
  expect(await demo.stop()).toBe(0);
  for (const url of [`http://127.0.0.1:${port}/health`, demo.workspaceUrl, demo.shopUrl]) {
    await expect(fetch(url)).rejects.toThrow();
  }

  demo = await startDemo(port, data.folder);
  page = await desk.tab(demo.workspaceUrl, BOB);
  await sees(card().getByText('Assigned to Bob Tanaka by Alice Nguyen'));
  expect(await message(page, 'CHECKOUT-1').count()).toBe(1);
  await card().getByRole('button', { name: 'Resolve…' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'In the next release' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await sees(card().getByText('Resolved by Bob Tanaka in the next release'));
});

test('asked to end in the moment it has started, it ends as cleanly', async () => {
  await page.context().close();
  expect(await demo.stop()).toBe(0);
  demo = await startDemo(port, data.folder);
  expect(await demo.stop()).toBe(0);
});
