/** Letters that Unicode does not take apart, as people type them without their own keyboard. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k', ƒ: 'f',
  ς: 'σ',
  '’': "'", '‘': "'", '‛': "'", 'ʼ': "'", '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-',
}; // prettier-ignore
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/**
 * Text as search compares it: compatibility forms and accents gone, lower case, one space between words
 * ("Ångström  Łukasz" → "angstrom lukasz"). Folding twice changes nothing.
 */
export function foldText(text: string): string {
  const once = (value: string) =>
    value
      .normalize('NFKD')
      .replace(/\p{M}|\p{Cs}/gu, '')
      .toLowerCase()
      .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
  // Lower-casing can bring back marks (İ), so the second round takes those.
  return once(once(text))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** What is stored for the search: the folded fields, one a line, so that no match runs across two of them. */
export function searchText(fields: readonly (string | null)[]): string {
  const folded = fields.map((field) => foldText(field ?? '')).filter((field) => field !== '');
  return [...new Set(folded)].join('\n');
}
