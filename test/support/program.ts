import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const MAIN = path.join(ROOT, 'dist/main.js');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The built program in a process of its own. */
export interface Program {
  /** Where it listens; rejects when it ended before. */
  port: Promise<number>;
  ended: Promise<Ended>;
  /** Log lines so far. */
  log(): { msg: string; [field: string]: unknown }[];
  /** What it wrote to the error stream so far. */
  errors(): string;
  signal(signal: NodeJS.Signals): void;
  /** `kill -9`, effective before anything else happens in it. */
  kill(): void;
}

/** Starts `node dist/main.js` with these settings and nothing of our own environment but the path. */
export function startProgram(settings: Record<string, string>, args: readonly string[] = []): Program {
  if (!existsSync(MAIN)) throw new Error('dist/main.js is missing: npm test builds it, or node scripts/build.mjs');
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...settings };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  const lines = () =>
    out
      .split('\n')
      .slice(0, -1)
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as { msg: string }] : []));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const port = new Promise<number>((resolve, reject) => {
    let listens = false;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const started = listens
        ? undefined
        : (lines().find(({ msg }) => msg === 'started') as { port?: number } | undefined);
      if (started?.port === undefined) return;
      listens = true;
      resolve(started.port);
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
    void ended.then(({ code, signal }) => reject(new Error(`ended with ${code ?? signal} before it listened: ${err}`)));
  });
  port.catch(() => undefined); // Some tests only look at how it ended.
  return {
    port,
    ended,
    log: lines,
    errors: () => err,
    signal: (signal) => void child.kill(signal),
    kill: () => void child.kill('SIGKILL'),
  };
}
