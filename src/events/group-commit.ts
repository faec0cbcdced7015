import { isDibsError, unavailable } from '../platform/errors';

export interface GroupCommit<Item> {
  /** Resolves when the item is committed; rejects with what went wrong with it. */
  add(item: Item): Promise<void>;
}

interface Waiting<Item> {
  item: Item;
  bytes: number;
  resolve(): void;
  reject(error: Error): void;
}

export interface GroupCommitOptions<Item> {
  /** Writes all items in one transaction, or throws and writes none. */
  write(items: readonly Item[]): Promise<void>;
  bytesOf(item: Item): number;
  mostItems: number;
  mostBytes: number;
  /** Beyond this many bytes not yet written, `add` refuses at once. */
  mostWaitingBytes: number;
}

/**
 * While one write is under way, what comes in is gathered for the next: under load one transaction commits many items,
 * without load nobody waits.
 */
export function createGroupCommit<Item>(options: GroupCommitOptions<Item>): GroupCommit<Item> {
  let waiting: Waiting<Item>[] = [];
  let waitingBytes = 0;
  let isRunning = false;

  function nextGroup(): Waiting<Item>[] {
    let bytes = 0;
    const end = waiting.findIndex(
      (entry, index) => index === options.mostItems || ((bytes += entry.bytes) > options.mostBytes && index > 0),
    );
    const group = end === -1 ? waiting : waiting.slice(0, end);
    waiting = end === -1 ? [] : waiting.slice(end);
    return group;
  }

  async function writeGroup(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      await options.write(group.map((entry) => entry.item));
      for (const entry of group) entry.resolve();
    } catch (error) {
      // One bad item (its project was deleted a moment ago) must not take the others with it.
      if (group.length > 1 && !isDibsError(error)) for (const entry of group) await writeGroup([entry]);
      else for (const entry of group) entry.reject(error as Error);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) await writeGroup(nextGroup());
    isRunning = false;
  }

  return {
    add(item) {
      const bytes = options.bytesOf(item);
      if (waitingBytes + bytes > options.mostWaitingBytes) {
        return Promise.reject(
          unavailable('intake_busy', 'Too many events are being stored at this moment; please send it again.'),
        );
      }
      waitingBytes += bytes;
      return new Promise((resolve, reject) => {
        const free = () => void (waitingBytes -= bytes);
        waiting.push({
          item,
          bytes,
          resolve: () => (free(), resolve()),
          reject: (error) => (free(), reject(error)),
        });
        if (!isRunning) void run();
      });
    },
  };
}
