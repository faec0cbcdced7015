import { setTimeout as wait } from 'node:timers/promises';
import { startProgram, type Program } from '../support/program';
import type { Outage } from './facts';

/** The built app, killed and started again at the same port. */
export interface Besieged {
  readonly port: number;
  readonly outages: Outage[];
  /** `kill -9`, and a new start at once. Resolves when it listens again. */
  restart(): Promise<void>;
  /** Ends it in order; with `kill -9` when it does not. */
  stop(): Promise<void>;
}

const STOP_MS = 15_000;

export async function startBesieged(settings: Record<string, string>): Promise<Besieged> {
  let program: Program = startProgram({ ...settings, PORT: '0' });
  const port = await program.port;
  const outages: Outage[] = [];
  const killAtExit = () => program.kill();
  process.once('exit', killAtExit);
  return {
    port,
    outages,
    async restart() {
      const outage = { from: Date.now(), to: Infinity };
      outages.push(outage);
      program.kill();
      await program.ended;
      program = startProgram({ ...settings, PORT: String(port) });
      await program.port;
      outage.to = Date.now();
    },
    async stop() {
      program.signal('SIGTERM');
      const late = new AbortController();
      const kill = wait(STOP_MS, undefined, { signal: late.signal }).then(
        () => program.kill(),
        () => undefined,
      );
      await program.ended;
      late.abort();
      await kill;
      process.off('exit', killAtExit);
    },
  };
}
