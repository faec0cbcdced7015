/**
 * `find` for one text after the other, and many at a time, remembering what it found: of many events in a row, most frames
 * lie in the same files.
 * @param most how much is remembered, texts and findings together; beyond it, all of it is forgotten
 */
export function remembering<T>(
  find: (texts: readonly string[]) => readonly (readonly T[])[],
  most = 200_000,
): (texts: readonly string[]) => (readonly T[])[] {
  const known = new Map<string, readonly T[]>();
  let size = 0;
  return (texts) => {
    if (size > most) {
      known.clear();
      size = 0;
    }
    const unknown = texts.filter((text) => !known.has(text));
    const found = unknown.length === 0 ? [] : find(unknown);
    unknown.forEach((text, at) => {
      known.set(text, found[at] ?? []);
      size += 1 + (found[at]?.length ?? 0);
    });
    return texts.map((text) => known.get(text) ?? []);
  };
}
