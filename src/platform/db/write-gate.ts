import { unavailable } from '../errors';
import { isDatabaseBusy } from './db-errors';

/** A lock of another process is waited for this long; Slack wants an answer in 3 s. */
const PATIENCE_MS = 2_500;
const PAUSE_MS = 20;

export interface WriteGate {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when everything that was waiting is done. */
  idle(): Promise<void>;
}

/** Lets one write transaction through at a time, in order, and repeats one that found the database locked. */
export function createWriteGate(): WriteGate {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const turn = last.then(() => untilNotBusy(work));
      last = turn.catch(() => undefined);
      return turn;
    },
    idle: async () => void (await last),
  };
}

async function untilNotBusy<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseBusy(error)) throw error;
      if (performance.now() > deadline) {
        throw unavailable('database_busy', 'The database is busy. Nothing was changed; please try again in a moment.');
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
