import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { ApiCall } from '../../src/local-workspace/logs';
import type { WorkspaceControl } from '../../src/local-workspace/control/workspace-control';
import { startLocalWorkspace } from '../../src/local-workspace/start';
import { testDatabaseFile } from './deps';
import { startProgram, type Program } from './program';
import { eventually } from './story';
import type { Mode } from './together';

/** Slack's limits are kept to: a card or a line a second and channel. */
const LONGEST_MS = 90_000;

/** The built program at a workspace in this process, to be killed and started again as often as one likes. */
export interface Killable {
  slack: WorkspaceControl;
  /** The same over all restarts. */
  port: number;
  databaseFile: string;
  cacheFile: string;
  settings: Record<string, string>;
  program(): Program;
  /** Starts it (again) and waits until it is connected. */
  start(): Promise<void>;
  /** Kills it at the moment when `isDue` first becomes true; resolves when it is dead. */
  killWhen(isDue: () => boolean, what: string): Promise<void>;
  /** As {@link killWhen}, when the workspace has logged a call like this from now on. */
  killAtCall(method: string, outcome: string, like?: (args: ApiCall['args']) => boolean): Promise<void>;
  killAfter(ms: number): Promise<void>;
  rows<Row>(sql: string, ...values: unknown[]): Row[];
  /** Waits until nothing is left to do. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function startKillable(mode: Mode, more: Record<string, string> = {}): Promise<Killable> {
  const secret = () => randomBytes(8).toString('hex');
  const secrets = { botToken: `xoxb-${secret()}`, signingSecret: secret(), appToken: `xapp-${secret()}` };
  const delivery = mode === 'http' ? ({ mode, url: 'http://127.0.0.1:9/slack/events' } as const) : ({ mode } as const);
  const workspace = await startLocalWorkspace({ port: 0, file: null, delivery, ...secrets });
  const { control: slack } = workspace;
  const { file, remove } = testDatabaseFile();
  const cacheFile = `${file}.cache`;
  const settings: Record<string, string> = {
    PORT: '0',
    DATABASE_URL: `file:${file}`,
    CACHE_URL: `sqlite://${cacheFile}`,
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SLACK_API_URL: workspace.apiUrl,
    DIBS_ALERT_CHANNEL: 'C0ALERTS1',
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: secrets.appToken } : {}),
    ...more,
  };
  let program: Program | null = null;
  let port = 0;
  const running = (): Program => {
    if (!program) throw new Error('the program was not started');
    return program;
  };
  const rows = <Row>(sql: string, ...values: unknown[]): Row[] => {
    const db = new Sqlite(file, { timeout: 5_000 });
    try {
      const statement = db.prepare(sql);
      if (statement.reader) return statement.all(...values) as Row[];
      statement.run(...values);
      return [];
    } finally {
      db.close();
    }
  };
  const count = (sql: string) => rows<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)[0]?.n ?? 0;

  const killWhen = async (isDue: () => boolean, what: string) => {
    // Inside the look: before the workspace goes on, and so before its answer leaves.
    await slack.waitFor(
      () => {
        if (!isDue()) return false;
        running().kill();
        return true;
      },
      what,
      20_000,
    );
    await running().ended;
  };

  return {
    slack,
    get port() {
      return port;
    },
    databaseFile: file,
    cacheFile,
    settings,
    program: running,
    async start() {
      program = startProgram({ ...settings, PORT: String(port) });
      port = await program.port;
      if (mode === 'http') workspace.setDelivery({ mode, url: `http://127.0.0.1:${port}/slack/events` });
      else await slack.waitFor(() => slack.socketConnections() > 0, 'a socket');
      await eventually(
        async () => (await fetch(`http://127.0.0.1:${port}/ready`)).status === 200,
        'the program to be ready',
        15_000,
      );
    },
    killWhen,
    killAtCall(method, outcome, like = () => true) {
      const before = slack.calls().length;
      const isIt = (call: ApiCall) => call.method === method && call.outcome === outcome && like(call.args);
      return killWhen(() => slack.calls().slice(before).some(isIt), `a call of ${method} that ends with ${outcome}`);
    },
    async killAfter(ms) {
      const victim = running();
      const timer = setTimeout(() => victim.kill(), ms);
      await victim.ended;
      clearTimeout(timer);
    },
    rows,
    async settled() {
      await eventually(
        () =>
          count(`"InboundRequest" WHERE "state" = 'open'`) +
            count('"Job"') +
            count('"Event" WHERE "digestedAt" IS NULL') ===
          0,
        'nothing to be left to do',
        LONGEST_MS,
      ).catch((error: unknown) => {
        const left = rows(`SELECT "kind", "key", "state", "attempts", "lastError" FROM "Job"`);
        throw new Error(
          `${String(error)}; jobs: ${JSON.stringify(left)}; requests: ${JSON.stringify(rows(`SELECT "key" FROM "InboundRequest" WHERE "state" = 'open'`))}`,
        );
      });
    },
    async close() {
      program?.kill();
      await program?.ended;
      await workspace.close();
      remove();
      for (const end of ['', '-wal', '-shm']) rmSync(cacheFile + end, { force: true });
      rmSync(`${file}.lock`, { force: true });
    },
  };
}
