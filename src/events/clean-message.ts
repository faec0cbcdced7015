const LONGEST = 8_000;

/**
 * A message without what changes from one occurrence to the next: numbers, hexadecimal and ids become `*` (PRODUCT 5.3),
 * white space is one space. Part of the grouping: see `fingerprint.ts` before changing it.
 */
export function cleanMessage(message: string): string {
  return message
    .slice(0, LONGEST)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '*')
    .replace(/[a-z0-9]+/gi, cleanWord)
    .replace(/\*(?:[.,:]\*)+/g, '*')
    .replace(/\s+/g, ' ')
    .trim();
}

function cleanWord(word: string): string {
  const hasDigit = /\d/.test(word);
  if (/^[0-9a-f]+$/i.test(word) && (word.length >= 16 || (hasDigit && word.length >= 8))) return '*';
  if (!hasDigit) return word;
  // `user42`, `12ms` and `0x1f` keep what is no number; letters and digits that alternate are an id.
  if (/^0x[0-9a-f]+$/i.test(word)) return '*';
  const parts = /^([a-z]*)\d+([a-z]{0,3})$/i.exec(word);
  return parts ? `${parts[1]}*${parts[2]}` : '*';
}
