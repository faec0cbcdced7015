import Sqlite from 'better-sqlite3';

/**
 * Makes sure that one process at a time works on a database: two writers would each believe they own the queue.
 * An exclusive lock on a small file beside it, which the system gives back however the process ends.
 * Returns null when another process has it.
 */
export function takeProcessLock(databaseFile: string): { release(): void } | null {
  const lock = new Sqlite(`${databaseFile}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    return null;
  }
  return { release: () => void lock.close() };
}
