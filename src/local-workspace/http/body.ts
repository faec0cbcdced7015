import type { IncomingMessage } from 'node:http';
import { isObject, parseJson, type Json } from '../json';

const MAX_BODY_BYTES = 1_000_000;

export class BodyTooLarge extends Error {}

/** The whole body. Throws {@link BodyTooLarge} past the limit. */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same as text, of at most 1 MB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request, MAX_BODY_BYTES)).toString('utf8');
}

/** The fields of a form or a JSON object; undefined when the body is neither. */
export function readFields(body: string, contentType: string): Json | undefined {
  if (contentType.includes('application/json')) {
    const parsed = body === '' ? {} : parseJson(body);
    return isObject(parsed) ? parsed : undefined;
  }
  return Object.fromEntries(new URLSearchParams(body));
}
