import { fork } from 'node:child_process';
import path from 'node:path';

export interface Child<Ready> {
  ready: Ready;
  /** Resident memory of its whole process, in megabytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

type Asked = 'memory' | 'stop';

/** Starts `servers/NAME` as a process of its own and waits until it listens. */
export async function startChild<Ready>(name: string, options: unknown): Promise<Child<Ready>> {
  const child = fork(path.resolve(__dirname, '../servers', `${name}.js`), [JSON.stringify(options)], {
    execArgv: ['--enable-source-maps'], // As `npm start` runs, since they take memory.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      const gone = () => reject(new Error(`${name} ended too early`));
      child.once('exit', gone);
      child.once('message', (message) => {
        child.off('exit', gone);
        resolve(message);
      });
    });
  const ask = (what: Asked) => {
    const answered = answer();
    child.send(what);
    return answered;
  };
  return {
    ready: (await answer()) as Ready,
    memory: async () => Number(await ask('memory')) / 2 ** 20,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}

/** The other end: runs `start`, says what it answers, and ends when asked or left alone. */
export function serve<Options>(
  start: (options: Options) => Promise<{ ready: unknown; stop: () => Promise<void> }>,
): void {
  process.once('disconnect', () => process.exit(1));
  const [given = 'null'] = process.argv.slice(2);
  start(JSON.parse(given) as Options).then(
    ({ ready, stop }) => {
      process.send?.(ready);
      process.on('message', (asked: Asked) => {
        if (asked === 'memory') process.send?.(process.memoryUsage.rss());
        else void stop().finally(() => process.exit(0));
      });
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
}
