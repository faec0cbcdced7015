// Takes the pictures of the README from the demo itself: node scripts/pictures.mjs (after a build; needs Chromium).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './lib/ensure.mjs';

const PORT = Number(process.argv[2] ?? 41_700);
const workspaceUrl = `http://127.0.0.1:${PORT + 1}`;
const shopUrl = `http://127.0.0.1:${PORT + 2}`;
const ALERTS = '&channel=C0ALERTS1';
/** Around a message, in CSS pixels. */
const MARGIN = 14;
const CARD_WIDTH = 740;

const pictures = path.join(root, 'docs/pictures');
mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), 'dibs-pictures-'));
const demo = await startDemo();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  await tellStory();
  await pictureOfCard('light');
  await pictureOfCard('dark');
  await pictureOfWorkspace();
  await pictureOfShop();
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await once(demo, 'close');
  rmSync(folder, { recursive: true, force: true });
}

async function startDemo() {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    // Nothing of the caller's environment: it may hold settings.
    env: {
      PATH: process.env.PATH,
      PORT: String(PORT),
      DATABASE_URL: `file:${folder}/dibs.db`,
      CACHE_URL: `sqlite://${folder}/cache.db`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close').then(([code]) => Promise.reject(new Error(`The demo ended with ${code}.`)));
  ended.catch(() => undefined);
  await Promise.race([once(child.stdout, 'data'), ended]);
  return child;
}

async function open(as, { look = 'light', width = 1280, height = 800, query = ALERTS, scale = 2 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: look,
    deviceScaleFactor: scale,
    locale: 'en-US',
  });
  await context.addInitScript("localStorage.setItem('dibs.welcomed', 'yes')");
  const page = await context.newPage();
  await page.goto(`${workspaceUrl}/?as=${as}${query}`);
  await page.getByRole('navigation', { name: 'Workspace' }).waitFor();
  return page;
}

function card(page, shortId) {
  return page.getByRole('main').getByRole('article').filter({ hasText: shortId }).first();
}

function breakShop(fault) {
  return fetch(`${shopUrl}/throw/${fault}`, { method: 'POST', redirect: 'manual' });
}

/** An error that several customers met is handed to Bob, who answers; another one is new. */
async function tellStory() {
  for (let times = 0; times < 6; times += 1) await breakShop('empty-cart');
  const alice = await open('U0ALICE01');
  await run(alice, '/assign CHECKOUT-1 @bob -- knows this code');
  await card(alice, 'CHECKOUT-1').getByText('Assigned to Bob Tanaka').waitFor();
  await alice.getByRole('button', { name: 'Dismiss' }).last().click();
  await reply('U0BOB0001', 'CHECKOUT-1', 'On it. A cart without a coupon has no discount since 1.4.');
  await reply('U0ALICE01', 'CHECKOUT-1', 'Thank you! Checkout is fine for everybody else.');
  await alice.context().close();
}

async function run(page, command) {
  await page
    .getByRole('main')
    .getByRole('textbox', { name: /^Message / })
    .fill(command);
  await page.keyboard.press('Enter');
}

async function reply(as, shortId, text) {
  const page = await open(as);
  await card(page, shortId)
    .getByRole('button', { name: /repl(y|ies)/ })
    .click();
  await page.getByRole('textbox', { name: 'Reply…' }).fill(text);
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Thread' }).getByText(text).waitFor();
  await page.context().close();
}

async function pictureOfCard(look) {
  const page = await open('U0ALICE01', { look, height: 2400 });
  const shown = card(page, 'CHECKOUT-1');
  await shown.getByText('3 replies').waitFor();
  await page.mouse.move(0, 0);
  const box = await shown.boundingBox();
  const clip = { x: box.x, y: box.y - MARGIN / 2, width: CARD_WIDTH, height: box.height + MARGIN };
  await page.screenshot({ path: path.join(pictures, `card-${look}.png`), clip });
  await page.context().close();
}

async function pictureOfWorkspace() {
  const page = await open('U0ALICE01', { scale: 1.25 });
  await card(page, 'CHECKOUT-1').getByText('3 replies').click();
  await page.getByRole('complementary', { name: 'Thread' }).getByText('Thank you!').waitFor();
  await page.getByRole('main').getByRole('textbox').fill('/assign CHECKOUT-2 @carol -- knows the gateway');
  // No line of another message is cut in two at either end.
  await page.locator('.day-divider').evaluate((divider) => (divider.style.visibility = 'hidden'));
  await card(page, 'CHECKOUT-3').evaluate((message) => {
    const list = message.closest('.message-scroller');
    list.scrollTop += message.getBoundingClientRect().top - list.getBoundingClientRect().bottom;
  });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(pictures, 'workspace.png') });
  await page.context().close();
}

async function pictureOfShop() {
  const context = await browser.newContext({ viewport: { width: 860, height: 570 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(shopUrl);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(pictures, 'shop.png') });
  await context.close();
}
