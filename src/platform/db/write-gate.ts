import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { unavailable } from '../errors';
import { isDatabaseBusy, isStorageFailing } from './db-errors';

/** A lock of another process is waited for this long; Slack wants an answer in 3 s. */
const PATIENCE_MS = 2_500;
const PAUSE_MS = 20;

export const DATABASE_BUSY = 'The database is busy. Nothing was changed; please try again in a moment.';

export interface WriteOptions {
  /** Goes before everything that waits and is not urgent. For short writes that somebody cannot wait for. */
  urgent?: boolean;
}

export interface WriteGate {
  run<T>(work: () => Promise<T>, options?: WriteOptions): Promise<T>;
  /** Resolves when everything that was waiting is done. */
  idle(): Promise<void>;
}

/** Lets one write transaction through at a time, the urgent ones first, and repeats one that found the database locked. */
export function createWriteGate(): WriteGate {
  const urgent: (() => Promise<void>)[] = [];
  const others: (() => Promise<void>)[] = [];
  let passing: Promise<void> | null = null;

  async function letThrough(): Promise<void> {
    for (let next = urgent.shift() ?? others.shift(); next; next = urgent.shift() ?? others.shift()) {
      await next();
      // The driver answers without ever leaving this turn of the event loop; what is urgent must get a chance to arrive.
      await yieldToOthers();
    }
    passing = null;
  }

  return {
    run: (work, options = {}) =>
      new Promise((resolve, reject) => {
        (options.urgent ? urgent : others).push(() => untilNotBusy(work).then(resolve, reject));
        passing ??= letThrough();
      }),
    idle: async () => void (await passing),
  };
}

async function untilNotBusy<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isStorageFailing(error)) throw unwritable();
      if (!isDatabaseBusy(error)) throw error;
      if (performance.now() > deadline) {
        throw unavailable('database_busy', DATABASE_BUSY);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

const unwritable = () =>
  unavailable('database_unwritable', 'The database cannot be written to; its disk may be full. Nothing was changed.');
