/**
 * A cache that may always be missing: a failing read is a miss and a log line, a failing write or delete is a log line.
 * Values are JSON. Times to live are in milliseconds.
 */
export interface Cache {
  /** Undefined is a miss; a stored `false` is a hit. */
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  /** True when the keys are certainly gone; false when the cache failed, so that a caller can try again later. */
  delete(keys: readonly string[]): Promise<boolean>;
  /** Whether the cache answers; for `/ready`. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}
