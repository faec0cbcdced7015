/** Reading JSON of unknown shape: the wrong type is the same as nothing. */
export type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Fields = Object.freeze(Object.create(null) as Record<string, unknown>);

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : NOTHING);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The text of a string, number or boolean; null for anything else and for blank text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

// Neither SQLite's JSON functions nor Slack take NUL or half a surrogate pair.
const UNSAFE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu;

/** At most `limit` code points of the text, the last one an ellipsis when something was cut, and nothing unprintable. */
export function cutText(text: string, limit: number): string {
  // Twice the limit in UTF-16 units always holds `limit` code points; the rest of a huge text is never walked.
  const points = [...text.slice(0, 2 * limit + 2).replace(UNSAFE, '\ufffd')];
  if (points.length <= limit) return points.join('');
  return `${points.slice(0, limit - 1).join('')}…`;
}
