import type { Tx } from '../db/database';
import type { JobKind, NewJob } from './catalog';

export interface Queue {
  /** Adds jobs in the caller's transaction, with one statement however many they are. */
  enqueue(tx: Tx, jobs: readonly NewJob<JobKind>[]): Promise<void>;
  /** Wakes the worker; call after the commit. */
  nudge(): void;
  /** The worker listens here. */
  onNudge(listener: () => void): () => void;
}
