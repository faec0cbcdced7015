import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
/** What it prints when everything can be used. */
const READY = 'Dibs is running';
const START_DEADLINE_MS = 60_000;

export interface Demo {
  /** Everything it printed. */
  readonly output: string;
  workspaceUrl: string;
  shopUrl: string;
  /** Asks it to end as a system does; answers with its exit code, once it and all that belonged to it are gone. */
  stop(): Promise<number | null>;
}

/** Three free ports in a row, as the demo takes them. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = await listen(0);
    const base = (first.address() as AddressInfo).port;
    const rest = await Promise.allSettled([listen(base + 1), listen(base + 2)]);
    const taken = [first, ...rest.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))];
    await Promise.all(taken.map((server) => once(server.close(), 'close')));
    if (taken.length === 3) return base;
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export function dataFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'dibs-demo-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the built program without any Slack setting, as `npm start` does, and waits until it says that it runs. */
export async function startDemo(port: number, folder: string): Promise<Demo> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    // Nothing of the tests' own environment: it may hold settings.
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: `file:${folder}/dibs.db`,
      CACHE_URL: `sqlite://${folder}/cache.db`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  // Closed only when nobody holds the pipes any more: neither it nor a process that it started.
  const closed = once(child, 'close') as Promise<[number | null]>;
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${why}\n${output}`));
    };
    const timer = setTimeout(() => fail(`It did not start within ${START_DEADLINE_MS} ms.`), START_DEADLINE_MS);
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void closed.then(([code]) => {
      clearTimeout(timer);
      reject(new Error(`It ended with ${code}.\n${output}`));
    });
  });
  return {
    get output() {
      return output;
    },
    workspaceUrl: `http://127.0.0.1:${port + 1}/`,
    shopUrl: `http://127.0.0.1:${port + 2}/`,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await closed;
      return code;
    },
  };
}
