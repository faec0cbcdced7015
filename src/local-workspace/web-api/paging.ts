import { refuse } from '../refusal';
import type { Args } from './method';

/** One page of a list, by cursor. `usual` is the size when the caller names none. */
export function page<T>(
  items: readonly T[],
  args: Args,
  usual: number,
  max: number,
): { items: T[]; nextCursor: string } {
  const limit = args.number('limit', usual);
  if (limit < 0 || limit > max) refuse('invalid_limit');
  const start = decode(args.text('cursor'));
  const end = start + (limit === 0 ? usual : limit);
  return { items: items.slice(start, end), nextCursor: end < items.length ? encode(end) : '' };
}

function encode(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64');
}

function decode(cursor: string): number {
  if (cursor === '') return 0;
  const [, digits] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  return digits === undefined ? refuse('invalid_cursor') : Number(digits);
}
