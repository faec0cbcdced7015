import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { eventually } from './story';

/** The built page; `npm test` builds it before it starts the tests. */
export const PAGE_DIR = path.join(__dirname, '../../dist/page');

/** How long to wait for what must come. No aim for speed: a browser, the app and a workspace share the machine with other tests. */
const PATIENCE_MS = 20_000;
jest.setTimeout(90_000);

const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface TabOptions {
  /** Where the tab begins, after the workspace's address. Default: `#alerts`. */
  query?: string;
  look?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Whether the first screen was read and closed before. Default: yes. */
  welcomed?: boolean;
  /** A tab of the same browser window, with the same storage. Default: a window of its own. */
  beside?: Page;
}

export interface Desk {
  /** Opens the workspace as somebody. */
  tab(workspaceUrl: string, as: string, options?: TabOptions): Promise<Page>;
  /** Opens any other address in a window of its own. */
  visit(url: string, options?: TabOptions): Promise<Page>;
  /** Everything any tab complained about: errors of scripts, messages in the console, refused policies, missing files. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A browser with a clean profile. */
export async function openDesk(): Promise<Desk> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env['DIBS_TEST_CHROMIUM'] || '/usr/bin/chromium',
    args: QUIETLY,
  });
  const complaints: string[] = [];
  return {
    complaints,
    async tab(workspaceUrl, as, options = {}) {
      const { query = '&channel=C0ALERTS1', welcomed = true, beside } = options;
      const page = beside ? await beside.context().newPage() : await (await windowOf(browser, options)).newPage();
      listen(page, as, complaints);
      if (welcomed) await page.addInitScript("localStorage.setItem('dibs.welcomed', 'yes')");
      await page.goto(`${workspaceUrl}?as=${as}${query}`);
      await page.getByRole('navigation', { name: 'Workspace' }).waitFor();
      return page;
    },
    async visit(url, options = {}) {
      const page = await (await windowOf(browser, options)).newPage();
      listen(page, url, complaints);
      await page.goto(url);
      return page;
    },
    close: () => browser.close(),
  };
}

async function windowOf(browser: Browser, options: TabOptions): Promise<BrowserContext> {
  const { look = 'light', width = 1280, height = 900 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: look,
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

function listen(page: Page, who: string, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`));
  page.on('console', (message) => complaints.push(`${who}: ${message.type()} ${message.text()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`${who}: ${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
}

/** The message in the open channel that holds this text: a card by its title, an answer by its sentence. */
export function message(page: Page, text: string | RegExp): Locator {
  return page.getByRole('main').getByRole('article').filter({ hasText: text });
}

export function composer(page: Page): Locator {
  return page.getByRole('main').getByRole('textbox', { name: /^Message / });
}

/** A message that only its reader sees. */
export function whispered(page: Page, text: string | RegExp): Locator {
  return message(page, text).filter({ hasText: 'Only visible to you' });
}

export function threadPane(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Thread' });
}

/** Waits until it is on the screen. */
export function sees(what: Locator): Promise<void> {
  return what.first().waitFor({ state: 'visible' });
}

/** Waits until it is no longer on the screen. */
export function loses(what: Locator): Promise<void> {
  return what.first().waitFor({ state: 'hidden' });
}

/** Waits until the page computes the expected value; fails with the last one. */
export async function becomes<T>(look: () => Promise<T>, expected: T): Promise<void> {
  let last: T | undefined;
  const wanted = JSON.stringify(expected);
  await eventually(async () => JSON.stringify((last = await look())) === wanted, wanted, PATIENCE_MS).catch(() =>
    expect(last).toEqual(expected),
  );
}

/** What a list offers, in order: the names of its options under the names of their groups. */
export async function offered(page: Page): Promise<Record<string, string[]>> {
  const groups = await page.getByRole('listbox').getByRole('group').all();
  const entries = await Promise.all(
    groups.map(async (group) => [
      (await group.getAttribute('aria-label')) ?? '',
      await group.getByRole('option').locator('.option-text').allInnerTexts(),
    ]),
  );
  return Object.fromEntries(entries) as Record<string, string[]>;
}

/** By how many pixels the page or one of its lists is wider than there is room for. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>(`Math.max(
    ...[document.documentElement, ...document.querySelectorAll('.message-scroller')].map(
      (box) => box.scrollWidth - box.clientWidth,
    ),
  )`);
}
