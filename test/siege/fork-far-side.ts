import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FarSide, FarSideFacts, FarSideOptions, FarSideReady } from './far-side';

type Answered = { id: number; result?: unknown; error?: string };

/** The far side in another process, which `far-side-process.ts` is the other end of. */
export async function forkFarSide(options: FarSideOptions): Promise<FarSide> {
  const child = fork(path.join(__dirname, 'far-side-process.js'), [JSON.stringify(options)], {
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  const [ready] = (await once(child, 'message')) as [FarSideReady];
  child.on('message', ({ id, result, error }: Answered) => {
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) caller?.resolve(result);
    else caller?.reject(new Error(error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the far side ended too early'));
  });
  const ask = (what: string, given?: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      if (!child.connected) return reject(new Error('the far side ended too early'));
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.send({ id: asked, what, given });
    });
  return {
    ready,
    deliverTo: async (port) => void (await ask('deliverTo', port)),
    runs: async (text) => void (await ask('runs', text)),
    begin: async (given) => void (await ask('begin', given)),
    stopClicking: async () => void (await ask('stopClicking')),
    facts: async () => (await ask('facts')) as FarSideFacts,
    stop: async () => {
      await ask('stop');
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
