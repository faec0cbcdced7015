import { keyword, readSlug, wordsOf } from './words';

/** What stands beside an uploaded file: `[codeowners] [set] [SLUG]`. `slug` null: not said; null: something else. */
export function parseUpload(text: string): { slug: string | null } | null {
  const words = wordsOf(text);
  for (const name of ['codeowners', 'set']) if (keyword(words[0]) === name && words.length > 0) words.shift();
  const [word, more] = words;
  if (!word) return { slug: null };
  const slug = more ? null : readSlug(word);
  return slug === null ? null : { slug };
}
