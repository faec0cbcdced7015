import { unavailable } from '../platform/errors';

/** One request's share of the memory for bodies. */
export interface BodyLease {
  /** Throws `unavailable` when all requests together would hold too much. */
  take(bytes: number): void;
  release(): void;
}

/** Bounds what the bodies of all requests in hand may take together, so that a crowd of large ones cannot fill the memory. */
export function createBodyBudget(mostBytes: number): () => BodyLease {
  let used = 0;
  return () => {
    let own = 0;
    return {
      take(bytes) {
        if (used + bytes > mostBytes)
          throw unavailable('intake_busy', 'Too many requests at this moment; please send it again.');
        used += bytes;
        own += bytes;
      },
      release() {
        used -= own;
        own = 0;
      },
    };
  };
}
