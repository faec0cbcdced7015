import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { Locator, Page } from 'playwright-core';
import { runExport } from '../../src/export/run-export';
import { becomes, composer, loses, sees, whispered } from '../support/browser';
import { newEventId, postEnvelope, quiet } from '../support/story';
import { ALICE } from '../support/together';
import { onThePage } from './on-the-page';

/** A lead comes to 200 issues that nobody holds, gives each an owner, and shows what was done. */
const here = onThePage();
const ISSUES = 200;
const WARNINGS = 40;
let page: Page;
let clicks = 0;

beforeAll(async () => {
  for (let at = 0; at < ISSUES; at += 1) {
    const value = `step ${at} of the checkout failed`;
    const head = { event_id: newEventId() };
    const level = at < WARNINGS ? 'warning' : 'error';
    const exception = { values: [{ type: 'TypeError', value }] };
    const event = { ...head, platform: 'node', level, fingerprint: [value], exception };
    const lines = [head, { type: 'event' }, event].map((line) => JSON.stringify(line));
    expect((await postEnvelope(here.t.app.port, here.t.checkout, lines.join('\n'))).status).toBe(200);
  }
  await quiet(here.t);
  page = await here.tab(ALICE, { width: 1280, height: 1000 });
});

const home = () => page.getByRole('tabpanel', { name: 'Home' });
const dialog = () => page.getByRole('dialog');
const tab = (text: string) => home().getByRole('button', { name: text, exact: true });
async function click(what: Locator): Promise<void> {
  clicks += 1;
  await what.click();
}
/** Finds somebody in an assignee menu. */
async function chooses(menu: Locator, name: string): Promise<void> {
  await click(menu);
  await page.keyboard.type(name.replace('#', ''));
  await click(page.getByRole('option', { name }));
}
const openApp = () => click(page.getByRole('list', { name: 'Apps' }).getByRole('button', { name: /Dibs/ }));

test('the Home counts them, the oldest first', async () => {
  await openApp();
  await sees(tab('Unassigned · 200'));
  await sees(home().getByText('1–10 of 200, the oldest first'));
  await sees(home().getByText('TypeError: step 0 of the checkout failed'));
});

test('two are taken by a click each, one is given to somebody with its menu', async () => {
  await click(tab('Take next'));
  await sees(home().getByText('CHECKOUT-1 is yours now: TypeError: step 0 of the checkout failed'));
  await click(tab('Take next'));
  await sees(home().getByText('CHECKOUT-2 is yours now: TypeError: step 1 of the checkout failed'));
  await sees(tab('Unassigned · 198'));
  await chooses(home().getByRole('combobox', { name: 'Assign to…' }).first(), 'Bob Tanaka');
  await sees(home().getByText('CHECKOUT-3 is now assigned to Bob Tanaka.'));
  await sees(tab('Unassigned · 197'));
  await sees(tab('Mine · 2'));
});

test('all of one search go to a team: first it says what would happen, then one click does it', async () => {
  await click(page.getByRole('button', { name: /^alerts/ }));
  await composer(page).fill('/assign where is:unassigned level:warning #payments -- only warnings');
  await page.keyboard.press('Enter');
  const question = whispered(page, '37 issues would go to #payments');
  await sees(question.getByText('and 32 more'));
  await click(question.getByRole('button', { name: 'Confirm' }));
  await sees(whispered(page, '37 issues are now assigned to #payments.'));
});

test('the rest goes fifty at a time, until every open issue has an owner', async () => {
  await openApp();
  const rounds = [
    { left: 160, to: '#payments' },
    { left: 110, to: 'Carol Ortiz' },
    { left: 60, to: 'Alice Nguyen' },
    { left: 10, to: '#payments' },
  ];
  for (const { left, to } of rounds) {
    await sees(tab(`Unassigned · ${left}`));
    await click(tab('Select several…'));
    await click(dialog().getByRole('checkbox', { name: /^All / }));
    await chooses(dialog().getByRole('combobox', { name: 'Assign to' }), to);
    await click(dialog().getByRole('button', { name: 'Apply' }));
    await sees(dialog().getByText(`${Math.min(left, 50)} issues are now assigned to`));
    await click(dialog().getByRole('button', { name: 'Close' }).first());
    await loses(dialog());
  }
  await sees(tab('Unassigned · 0'));
  await sees(home().getByText('Every open issue has an owner.'));
  expect(await here.t.app.deps.db.read.assignee.count()).toBe(ISSUES);
  // Five minutes are 300 seconds; somebody who reads needs a few for each click.
  expect(clicks).toBeLessThan(50);
});

test('/assign stats has them all, with a picture, and agrees with the export', async () => {
  await page.getByRole('tab', { name: 'Messages' }).click();
  await composer(page).fill('/assign stats checkout 7d');
  await page.keyboard.press('Enter');
  await sees(page.getByText('Assigned: 200, 100 % by hand'));
  const picture = page.getByRole('main').locator('.file-picture img');
  await sees(picture);
  await becomes(() => page.evaluate<boolean>(`document.querySelector('.file-picture img').naturalWidth > 600`), true);

  const [, ...days] = await downloads(/^days-checkout-7d-.*\.csv/);
  const [, ...holders] = await downloads(/^holders-checkout-7d-.*\.csv/);
  const assigned = await exportedAssignments();
  expect(assigned).toHaveLength(ISSUES);
  expect(days.reduce((sum, [, byHand]) => sum + Number(byHand), 0)).toBe(assigned.length);
  const held = Object.fromEntries(holders.map(([, , name, open]) => [name, Number(open)]));
  expect(held).toEqual({ '#payments': 97, 'Carol Ortiz': 50, 'Alice Nguyen': 52, 'Bob Tanaka': 1 });
});

/** The rows of a CSV file that is shown in the conversation. */
async function downloads(name: RegExp): Promise<string[][]> {
  const link = page.getByRole('main').getByRole('link', { name });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const rows = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  return rows.map((row) => row.split(','));
}

/** What `npm run export -- analytics` writes about the same week. */
async function exportedAssignments(): Promise<unknown[]> {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const range = { since: new Date(Date.now() - 7 * 86_400_000), until: null, project: 'checkout' };
  await runExport(here.t.app.deps.config.databaseFile, range, { out, terminal: null });
  const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { type: string })
    .filter(({ type }) => type === 'manual.issue_assignment');
}
