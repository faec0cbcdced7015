/** What stands before a colon and is no tag, with an example of what can follow. */
export const KEYS = {
  is: 'unassigned',
  assigned: 'me',
  project: 'checkout',
  level: 'error',
  'first-seen': '-7d',
  'last-seen': '-24h',
  older: '7d',
  newer: '7d',
  'times-seen': '>100',
  release: '1.2.*',
} as const;

export type Key = keyof typeof KEYS;

const NAMES = Object.keys(KEYS) as Key[];
const plain = (key: string) => key.toLowerCase().replace(/[-_]/g, '');
const BY_PLAIN: ReadonlyMap<string, Key> = new Map(NAMES.map((key) => [plain(key), key]));

/** `firstSeen`, `first_seen` and `first-seen` are one; undefined for what may be a tag. */
export const knownKey = (key: string): Key | undefined => BY_PLAIN.get(plain(key));

/** The key that was probably meant: a letter or two apart. Short ones are too near to everything. */
export function nearKey(key: string): Key | undefined {
  const asked = plain(key);
  return NAMES.find((name) => {
    const known = plain(name);
    const most = known.length > 6 ? 2 : 1;
    return known.length > 3 && Math.abs(known.length - asked.length) <= most && distance(known, asked) <= most;
  });
}

/** Letters to add, drop, change or swap with the next. */
function distance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let j = 0; j <= b.length; j++) (rows[0] ?? [])[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      (rows[i] ?? [])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
    }
  }
  return at(a.length, b.length);
}
