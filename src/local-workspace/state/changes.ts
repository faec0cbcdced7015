import type { Message } from '../model';

/** What just changed. `log` covers calls and deliveries, which no page shows but waiting tests look at. */
export type Change =
  | { type: 'message'; message: Message }
  | { type: 'message_changed'; message: Message }
  | { type: 'message_deleted'; message: Message }
  | { type: 'modals'; user: string }
  | { type: 'home'; user: string }
  | { type: 'channels' }
  | { type: 'users' }
  | { type: 'hints' }
  | { type: 'log' };

export interface Changes {
  emit(change: Change): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    emit: (change) => {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
