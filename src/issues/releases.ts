/**
 * Compares two releases of one application, like `shop@1.4.0` and `shop@1.10.0`: negative when `a` is older. Null when
 * they cannot be put in order (commit hashes, different packages).
 */
export function compareReleases(a: string, b: string): number | null {
  if (a === b) return 0;
  const [one, two] = [parseRelease(a), parseRelease(b)];
  if (!one || !two || one.pack !== two.pack) return null;
  for (let i = 0; i < Math.max(one.numbers.length, two.numbers.length); i++) {
    const difference = (one.numbers[i] ?? 0) - (two.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  // 1.0.0-beta.1 comes before 1.0.0; two pre-releases go by their own numbers, then letters.
  if (one.pre === two.pre) return 0;
  if (one.pre === '' || two.pre === '') return one.pre === '' ? 1 : -1;
  return one.pre.localeCompare(two.pre, 'en', { numeric: true });
}

/** The newest of releases given from most to least recently seen: the highest where all can be ordered, else the first. */
export function newestRelease(bySeen: readonly string[]): string | null {
  let newest = bySeen[0] ?? null;
  for (const release of bySeen) {
    if (newest === null) return null;
    const order = compareReleases(release, newest);
    if (order === null) return bySeen[0] ?? null;
    if (order > 0) newest = release;
  }
  return newest;
}

function parseRelease(text: string): { pack: string; numbers: number[]; pre: string } | null {
  const at = text.lastIndexOf('@');
  const match = /^v?(\d{1,9}(?:\.\d{1,9}){1,3})(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(text.slice(at + 1));
  if (!match?.[1]) return null;
  return { pack: text.slice(0, Math.max(at, 0)), numbers: match[1].split('.').map(Number), pre: match[2] ?? '' };
}
