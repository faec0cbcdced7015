import { randomBytes } from 'node:crypto';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** An id that looks like Slack's: the kind's letter and ten capitals or digits. */
export function newId(prefix: string): string {
  return prefix + [...randomBytes(10)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Hands out message timestamps (`seconds.microseconds`), each later than the one before, whatever the clock does. */
export function createTimestamps(clock: () => number, newest: string): () => string {
  let last = Number(newest.replace('.', ''));
  return () => {
    last = Math.max(clock() * 1000, last + 1);
    const digits = String(last).padStart(16, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
}
