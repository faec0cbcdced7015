import { startLocalWorkspace, type LocalWorkspace, type WorkspaceOptions } from '../../src/local-workspace/start';

export const BOT_TOKEN = 'xoxb-local-test';
export const APP_TOKEN = 'xapp-local-test';
export const SIGNING_SECRET = 'local-signing-secret';

/** A clock that tests move by hand; Unix milliseconds. */
export function handClock(start = Date.parse('2026-01-05T09:00:00Z')): {
  now: () => number;
  advance: (ms: number) => void;
} {
  let time = start;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
  };
}

const running: { close(): Promise<void> }[] = [];

/** Closes what the test started, newest first. To be called in `afterEach`. */
export async function closeAll(): Promise<void> {
  for (let one = running.pop(); one; one = running.pop()) await one.close();
}

export function closeAfterTest(one: { close(): Promise<void> }): void {
  running.push(one);
}

export async function workspace(options: Partial<WorkspaceOptions> = {}): Promise<LocalWorkspace> {
  const started = await startLocalWorkspace({
    port: 0,
    file: null,
    delivery: { mode: 'http', url: 'http://127.0.0.1:9/slack/events' },
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    appToken: APP_TOKEN,
    ...options,
  });
  closeAfterTest(started);
  return started;
}

/** A Web API call as a JSON body, with the bot's token unless another (or none) is given. */
export async function call(
  to: LocalWorkspace,
  method: string,
  args: object = {},
  token: string | null = BOT_TOKEN,
): Promise<Record<string, unknown> & { ok: boolean; error?: string }> {
  const response = await fetch(to.apiUrl + method, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Record<string, unknown> & { ok: boolean; error?: string };
}
