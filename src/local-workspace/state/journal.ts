import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isObject, parseJson } from '../json';

export interface Collection<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  values(): T[];
}

export interface Journal {
  /** True when the file held nothing, or there is no file. */
  readonly empty: boolean;
  collection<T>(name: string): Collection<T>;
  close(): void;
}

/**
 * Named maps that survive the process: every change is one appended JSON line, written before the call returns, so a
 * killed process loses nothing it answered for. The file is rewritten without history when it is opened.
 */
export function openJournal(file: string | null): Journal {
  const maps = new Map<string, Map<string, unknown>>();
  const mapOf = (name: string): Map<string, unknown> => {
    const known = maps.get(name) ?? new Map<string, unknown>();
    maps.set(name, known);
    return known;
  };
  if (file !== null) load(file, mapOf);
  const empty = maps.size === 0;
  let descriptor = file === null ? null : compact(file, maps);
  const record = (name: string, key: string, value: unknown): void => {
    if (descriptor !== null) writeSync(descriptor, line(name, key, value));
  };
  return {
    empty,
    collection<T>(name: string): Collection<T> {
      const map = mapOf(name) as Map<string, T>;
      return {
        get: (key) => map.get(key),
        set: (key, value) => {
          map.set(key, value);
          record(name, key, value);
        },
        delete: (key) => {
          if (map.delete(key)) record(name, key, null);
        },
        values: () => [...map.values()],
      };
    },
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

function line(name: string, key: string, value: unknown): string {
  return `${JSON.stringify({ c: name, k: key, v: value })}\n`;
}

function load(file: string, mapOf: (name: string) => Map<string, unknown>): void {
  if (!existsSync(file)) return;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    // A process killed in the middle of a write leaves half a line: that change was never answered for.
    const entry = parseJson(text);
    if (!isObject(entry) || typeof entry.c !== 'string' || typeof entry.k !== 'string') continue;
    if (entry.v === null) mapOf(entry.c).delete(entry.k);
    else mapOf(entry.c).set(entry.k, entry.v);
  }
}

/** Rewrites the file through a temporary one and opens it for appending. */
function compact(file: string, maps: Map<string, Map<string, unknown>>): number {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  writeFileSync(fresh, '', { mode: 0o600 });
  for (const [name, map] of maps) {
    for (const [key, value] of map) appendFileSync(fresh, line(name, key, value));
  }
  renameSync(fresh, file);
  return openSync(file, 'a', 0o600);
}
