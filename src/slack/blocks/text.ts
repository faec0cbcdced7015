/**
 * Control characters, zero-width marks and direction overrides: they show nothing by themselves but can hide text or
 * turn the words around it. The joiners of emoji and scripts (U+200C, U+200D) stay.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Cuts at `max` UTF-16 units, never inside a code point, and ends with an ellipsis when anything was cut. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - 1;
  const before = text.charCodeAt(end - 1);
  // A high surrogate at the end has lost its other half.
  if (before >= 0xd800 && before <= 0xdbff) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

function readable(text: string, max: number): string {
  // Texts from outside may be megabytes: look only at what can still be shown after squeezing.
  const head = text.length > max * 16 ? text.slice(0, max * 16) : text;
  return head
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(INVISIBLE, '');
}

/** One line of readable text, at most `max` long; empty when nothing readable is in it. */
export function oneLine(text: string, max: number): string {
  return truncate(readable(text, max).replace(/\s+/g, ' ').trim(), max);
}

/** Readable text with its line breaks, at most `max` long. */
export function manyLines(text: string, max: number): string {
  const lines = readable(text, max)
    .replace(/\t/g, '  ')
    .replace(/[^\S\n]+$/gm, '');
  return truncate(lines.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, ''), max);
}
