import type { Json } from './json';
import type { Changes } from './state/changes';

/** One Web API call or use of a response URL (`method` is then `response_url`). */
export interface ApiCall {
  method: string;
  /** Unix milliseconds by the workspace's clock. */
  at: number;
  args: Json;
  /** `ok`, Slack's error code, or the fault that was played. */
  outcome: string;
}

export type DeliveryKind = 'command' | 'interactive' | 'options' | 'event';

/** One attempt to hand something to the app. */
export interface Delivery {
  id: string;
  kind: DeliveryKind;
  /** Command name, interaction type or event type. */
  name: string;
  mode: 'http' | 'socket';
  at: number;
  payload: Json;
  retryNum: number;
  /** HTTP status; 200 for an acknowledged socket envelope; null while open or when no answer came. */
  status: number | null;
  ackMs: number | null;
  /** What the acknowledgement carried. */
  answer: unknown;
  failure: string | null;
}

/** The last entries of something, newest last. */
export interface Log<T> {
  add(entry: T): T;
  /** To be called after an entry was filled in. */
  touched(): void;
  entries(): T[];
  /** How many were ever added. */
  total(): number;
}

const KEPT = 5000;

export function createLog<T>(changes: Changes): Log<T> {
  const entries: T[] = [];
  let total = 0;
  return {
    add: (entry) => {
      entries.push(entry);
      total += 1;
      if (entries.length > KEPT) entries.shift();
      changes.emit({ type: 'log' });
      return entry;
    },
    touched: () => changes.emit({ type: 'log' }),
    entries: () => [...entries],
    total: () => total,
  };
}
