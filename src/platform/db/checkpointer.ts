import { Worker } from 'node:worker_threads';

/** Few commits make a short log, which is no reason for a thread. */
const COMMITS = 16;
const PAUSE_MS = 100;

/**
 * SQLite's checkpoint copies what was committed from the log into the database and waits for the disk: on our only thread
 * that would be milliseconds, on a busy disk hundreds, in which nothing else has a turn. `PASSIVE` waits for nobody, and
 * nobody waits for it.
 */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.driver);
  const database = new Database(workerData.file);
  database.pragma('cache_size = -500'); // It reads the log and writes pages; it keeps none.
  parentPort.on('message', (asked) => {
    if (asked === 'end') {
      database.close();
      parentPort.close();
      return;
    }
    try {
      database.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // Tried again after the next commits.
    }
    parentPort.postMessage('done');
  });
`;

export interface Checkpointer {
  /** Call after each commit. */
  committed(): void;
  close(): Promise<void>;
}

/**
 * Keeps the log of an SQLite database short from a thread of its own, started when it is first needed. When the thread
 * dies, SQLite does it itself at the limit that its connection has (`wal_autocheckpoint`).
 */
export function createCheckpointer(file: string): Checkpointer {
  let thread: Worker | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  let commits = 0;
  let isBusy = false;
  let isClosed = false;

  function start(): Worker {
    const driver = require.resolve('better-sqlite3');
    const started = new Worker(THREAD, { eval: true, workerData: { driver, file }, resourceLimits: LIMITS });
    ended = new Promise((resolve) => started.once('exit', resolve));
    // Without a listener an error in the thread would end the process.
    started.on('error', () => undefined);
    started.on('message', () => setTimeout(rested, PAUSE_MS).unref());
    started.unref();
    return started;
  }

  function rested(): void {
    isBusy = false;
    askIfDue();
  }

  function askIfDue(): void {
    if (isBusy || isClosed || commits < COMMITS) return;
    commits = 0;
    isBusy = true;
    thread ??= start();
    thread.postMessage('checkpoint');
  }

  return {
    committed() {
      commits += 1;
      askIfDue();
    },
    async close() {
      isClosed = true;
      // Its end is waited for: nothing else may keep the process alive by now.
      thread?.ref();
      thread?.postMessage('end');
      await ended;
    },
  };
}

/** It holds no data of ours: SQLite has its own memory. In megabytes. */
const LIMITS = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 };
