import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { DibsError, invalid } from '../platform/errors';
import type { BodyLease } from './body-budget';

/** Of a body as it is sent, and again unpacked (PRODUCT 5.1). */
export const MOST_BODY_BYTES = 1024 * 1024;

type Unpack = (packed: Buffer, options: { maxOutputLength: number; chunkSize: number }) => Promise<Buffer>;

/** A usual event in one piece: every piece is a journey to zlib's thread and back. */
const CHUNK_BYTES = 128 * 1024;

// A map, for a sender may name anything, also what every object has.
const UNPACK: ReadonlyMap<string, Unpack | undefined> = new Map<string, Unpack | undefined>([
  ['gzip', promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip)],
  ['x-gzip', promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip)],
  ['deflate', promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate)],
  ['br', promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)],
  ['zstd', zstdOfThisNode()],
]);

/**
 * Reads and unpacks a request's body. Throws `invalid`: `body_too_large` while it is still arriving or being unpacked,
 * `content_encoding` for a packing we do not know, `body_packing` when it is damaged. The request stays open for the answer.
 */
export async function readBody(request: IncomingMessage, lease: BodyLease, limit = MOST_BODY_BYTES): Promise<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpack = UNPACK.get(encoding);
  if (encoding !== 'identity' && unpack === undefined) {
    const known = [...UNPACK].flatMap(([name, works]) => (works ? [name] : []));
    throw invalid('content_encoding', `This server cannot unpack that content encoding, only ${known.join(', ')}.`);
  }
  const sent = await collect(request, lease, limit);
  if (unpack === undefined) return sent;
  try {
    // Counted by zlib while it unpacks: a bomb is stopped at the limit, not after it went off.
    const body = await unpack(sent, { maxOutputLength: limit, chunkSize: CHUNK_BYTES });
    lease.take(body.length);
    return body;
  } catch (error) {
    if (error instanceof DibsError) throw error;
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw invalid('body_packing', `The body is not valid ${encoding}.`);
  }
}

function collect(request: IncomingMessage, lease: BodyLease, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (settle: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      // What still comes is thrown away, or the sender would block before it reads the answer.
      request.on('error', () => undefined).resume();
      settle();
    };
    const fail = (error: Error) => finish(() => reject(error));
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      try {
        if (size > limit) throw tooLarge(limit);
        lease.take(chunk.length);
        chunks.push(chunk);
      } catch (error) {
        fail(error as Error);
      }
    };
    const onEnd = () => finish(() => resolve(Buffer.concat(chunks)));
    const onClose = () => fail(invalid('body_cut', 'The body ended too early.'));

    if (Number(request.headers['content-length'] ?? 0) > limit) fail(tooLarge(limit));
    else request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

const tooLarge = (limit: number) => invalid('body_too_large', `The body is larger than ${limit} bytes.`);

/** Node has zstd from 22.15 on; its type declarations for Node 20 do not know it. */
function zstdOfThisNode(): Unpack | undefined {
  const candidate = 'zstdDecompress' in zlib ? zlib.zstdDecompress : undefined;
  if (typeof candidate !== 'function') return undefined;
  return promisify(
    candidate as (packed: Buffer, options: object, done: (error: Error | null, body: Buffer) => void) => void,
  );
}
