import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { replyText } from './reply';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
};

/** Nothing from elsewhere runs; only pictures in messages may come from other places. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built page; addresses without a file ending are the page itself, which reads them. */
export async function serveFile(
  directory: string | undefined,
  pathname: string,
  response: ServerResponse,
): Promise<void> {
  if (directory === undefined) return replyText(response, 404, 'This workspace was started without its page.');
  const extension = extname(pathname);
  const file = normalize(join(directory, extension === '' ? 'index.html' : decodeURIComponent(pathname)));
  const type = TYPES[extension === '' ? '.html' : extension];
  const body = file.startsWith(normalize(directory) + sep) && type ? await readFile(file).catch(() => null) : null;
  if (body === null || type === undefined) return replyText(response, 404, 'There is nothing here.');
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  });
  response.end(body);
}
