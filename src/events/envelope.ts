import { invalid } from '../platform/errors';
import { isFields, type Fields } from '../platform/untrusted';

export interface EnvelopeItem {
  type: string;
  /** A view into the envelope's own bytes. */
  payload: Buffer;
}

export interface Envelope {
  header: Fields;
  items: EnvelopeItem[];
}

/** An envelope with more items than this is no SDK's. */
export const MAX_ENVELOPE_ITEMS = 100;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Takes a Sentry envelope apart: one line of headers, then items of one header line and a payload each, which is `length`
 * bytes long or else ends at the next newline. Blank lines between items and a missing last newline are put up with;
 * anything else throws `invalid` with a sentence that names the item (PRODUCT 5.1).
 */
export function parseEnvelope(bytes: Buffer): Envelope {
  const first = readLine(bytes, 0);
  const header = parseFields(first.line);
  if (header === null) throw invalid('envelope_header', 'The envelope does not begin with a JSON object of headers.');

  const items: EnvelopeItem[] = [];
  let at = skipBlank(bytes, first.next);
  while (at < bytes.length) {
    if (items.length === MAX_ENVELOPE_ITEMS) {
      throw invalid('envelope_items', `The envelope has more than ${MAX_ENVELOPE_ITEMS} items.`);
    }
    const { item, next } = readItem(bytes, at, items.length + 1);
    items.push(item);
    at = skipBlank(bytes, next);
  }
  return { header, items };
}

function readItem(bytes: Buffer, at: number, ordinal: number): { item: EnvelopeItem; next: number } {
  const headerLine = readLine(bytes, at);
  const header = parseFields(headerLine.line);
  if (header === null) throw invalid('item_header', `The header of item ${ordinal} is not a JSON object.`);
  const { type, length } = header;
  if (typeof type !== 'string') throw invalid('item_type', `Item ${ordinal} has no type.`);

  if (length === undefined || length === null) {
    const payload = readLine(bytes, headerLine.next);
    return { item: { type, payload: payload.line }, next: payload.next };
  }
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) {
    throw invalid('item_length', `The length of item ${ordinal} is not a whole number.`);
  }
  const end = headerLine.next + length;
  if (end > bytes.length) throw invalid('item_length', `Item ${ordinal} is shorter than the length it states.`);
  const after = skipLineEnd(bytes, end);
  if (after === end && end < bytes.length)
    throw invalid('item_length', `Item ${ordinal} is longer than the length it states.`);
  return { item: { type, payload: bytes.subarray(headerLine.next, end) }, next: after };
}

function readLine(bytes: Buffer, from: number): { line: Buffer; next: number } {
  const newline = bytes.indexOf(NEWLINE, from);
  if (newline === -1) return { line: bytes.subarray(from), next: bytes.length };
  return { line: bytes.subarray(from, newline), next: newline + 1 };
}

function skipLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at] === NEWLINE) return at + 1;
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === NEWLINE ? at + 2 : at;
}

function skipBlank(bytes: Buffer, from: number): number {
  let at = from;
  for (let next = skipLineEnd(bytes, at); next !== at; next = skipLineEnd(bytes, at)) at = next;
  return at;
}

function parseFields(line: Buffer): Fields | null {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
