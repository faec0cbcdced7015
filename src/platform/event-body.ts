import { promisify } from 'node:util';
import zlib from 'node:zlib';

const deflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.deflate);

/** Below this a body takes few pages anyway. */
const SMALL_BYTES = 2_000;
/** A usual event unpacks in one piece. */
const CHUNK_BYTES = 128 * 1024;
/** First byte of a zlib stream, which no JSON begins with. */
const ZLIB = 0x78;

/**
 * An event's JSON as the database keeps it. Packing happens off the main thread and spares it more than it costs: a row of
 * 50 kB is written when it is stored and once more, whole, when it is marked as digested. The fastest level packs events
 * to a tenth, the best one hardly better.
 */
export function packBody(json: Buffer): Promise<Buffer> {
  return json.length < SMALL_BYTES ? Promise.resolve(json) : deflate(json, { level: 1 });
}

/** The JSON (UTF-8) of a stored body. */
export function unpackBody(body: Uint8Array): Buffer {
  // Sending it to another thread would cost this one as much as unpacking does.
  if (body[0] === ZLIB) return zlib.inflateSync(body, { chunkSize: CHUNK_BYTES });
  return Buffer.from(body.buffer, body.byteOffset, body.length);
}
