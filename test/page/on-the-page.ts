import type { Page } from 'playwright-core';
import { openDesk, PAGE_DIR, type Desk, type TabOptions } from '../support/browser';
import { startTogether, type Together } from '../support/together';

export interface OnThePage {
  readonly t: Together;
  readonly desk: Desk;
  tab(as: string, options?: TabOptions): Promise<Page>;
}

/**
 * The whole app, a workspace with its page, and a browser, for all tests of a file. After each of them no tab may have
 * complained and the app may have broken none of Slack's rules.
 */
export function onThePage(): OnThePage {
  let t: Together | undefined;
  let desk: Desk | undefined;
  const there = <T>(one: T | undefined): T => {
    if (!one) throw new Error('It is there once the tests run.');
    return one;
  };
  beforeAll(async () => {
    [t, desk] = await Promise.all([startTogether('http', {}, { pageDir: PAGE_DIR }), openDesk()]);
  });
  afterEach(() => {
    expect(there(desk).complaints).toEqual([]);
    expect(there(t).slack.problems()).toEqual([]);
  });
  afterAll(async () => {
    await desk?.close();
    await t?.stop();
  });
  return {
    get t() {
      return there(t);
    },
    get desk() {
      return there(desk);
    },
    tab: (as, options) => there(desk).tab(there(t).workspace.url, as, options),
  };
}
