/** `CHECKOUT-1` */
export function shortId(slug: string, number: number): string {
  return `${slug.toUpperCase()}-${number}`;
}

/** The slug may have dashes itself, so the number follows the last one. Null for anything else. */
export function parseShortId(text: string): { slug: string; number: number } | null {
  const match = /^([a-z0-9_-]{1,50})-(\d{1,10})$/i.exec(text.trim());
  if (!match?.[1] || !match[2]) return null;
  const number = Number(match[2]);
  return number > 0 && number < 2 ** 31 ? { slug: match[1].toLowerCase(), number } : null;
}
