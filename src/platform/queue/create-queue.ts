import type { Clock } from '../clock';
import { enqueueJobs } from './enqueue';
import type { Queue } from './queue';

/** The asking side of the queue; the doing side are `claimJobs`, `completeJob`, `retryJob`, `failJob`, `recoverJobs`. */
export function createQueue(clock: Clock): Queue {
  const listeners = new Set<() => void>();
  return {
    enqueue: (tx, jobs) => enqueueJobs(clock, tx, jobs),
    nudge: () => listeners.forEach((listener) => listener()),
    onNudge: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
